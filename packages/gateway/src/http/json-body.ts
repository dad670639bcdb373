import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";

/** A body is JSON in UTF-8; any other content type is a 415, and so is a content coding. An empty one is none, whatever its content type says. */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser("error", "error");
  server.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
    if (bytes.length === 0) return done(null, null);
    const coding = request.headers["content-encoding"] ?? "identity";
    if (coding.toLowerCase() !== "identity")
      return done(refusal(415, "The body is compressed; send it as it is."));
    // Reading other encodings as UTF-8 would change a lead's name without a word.
    if (!isUtf8(bytes)) return done(refusal(400, "The body is not UTF-8."));
    return parse(request, bytes.toString("utf8"), done);
  });
}

const refusal = (statusCode: number, message: string): Error =>
  Object.assign(new Error(message), { statusCode });
