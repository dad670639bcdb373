/** Something that takes leads over HTTP. */
export type System = {
  readonly name: string;
  readonly url: string;
  readonly path: string;
  readonly token: string;
};
