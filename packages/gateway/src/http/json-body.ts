import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";

/** A body is JSON in UTF-8; any other content type is a 415, and so is one that is compressed. An empty one is none, whatever its content type says. */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser("error", "error");
  server.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
    if (bytes.length === 0) return done(null, null);
    // Reading other encodings as UTF-8 would change a lead's name without a word.
    if (!isUtf8(bytes)) return done(whyNotUtf8(request.headers["content-encoding"]));
    return parse(request, bytes.toString("utf8"), done);
  });
}

/** Only of what cannot be read it is believed that it is compressed: some clients name the charset there. */
function whyNotUtf8(coding = "identity"): Error {
  return coding.toLowerCase() === "identity"
    ? refusal(400, "The body is not UTF-8.")
    : refusal(415, "The body is compressed; send it as it is.");
}

const refusal = (statusCode: number, message: string): Error =>
  Object.assign(new Error(message), { statusCode });
