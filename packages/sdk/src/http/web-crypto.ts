/** As much of WebCrypto as the SDK uses, so that its types ask for no platform's. */
export type WebCrypto = {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  readonly subtle: {
    importKey(
      format: "raw",
      key: Uint8Array<ArrayBuffer>,
      algorithm: { name: "HMAC"; hash: "SHA-256" },
      extractable: false,
      usages: ["verify"],
    ): Promise<HmacKey>;
    verify(
      algorithm: "HMAC",
      key: HmacKey,
      signature: Uint8Array<ArrayBuffer>,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>;
  };
};

/** A key that WebCrypto holds. */
export type HmacKey = { readonly "a key": never };

/** The platform's WebCrypto. Node 18 has it, though not as a global. */
export async function webCrypto(): Promise<WebCrypto> {
  const { crypto } = globalThis as unknown as { crypto?: WebCrypto };
  if (crypto) return crypto;
  // By a name that a bundler for browsers does not follow.
  const name = "node:crypto";
  const node = (await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as { webcrypto: WebCrypto };
  return node.webcrypto;
}
