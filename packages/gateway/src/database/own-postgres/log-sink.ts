/** Where this module reports; a pino logger is one. */
export type LogSink = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export const silent: LogSink = { info: () => {}, warn: () => {}, error: () => {} };
