import { readFile } from "node:fs/promises";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { type FormatOptions, format } from "oxfmt";
import { apiDocument } from "./api-document.ts";

const repository = new URL("../../../../", import.meta.url);
const sdk = new URL("../../", import.meta.url);

const HEADER = `// Generated from openapi.json by \`npm run sdk:generate\`. Changes belong into the gateway's schemas.
/* oxlint-disable */
`;

/** A generated file: where it stands and what must be in it. */
export type GeneratedFile = { readonly url: URL; readonly text: string };

/** Everything of the SDK that is generated, made afresh from the gateway's routes. */
export async function generate(): Promise<GeneratedFile[]> {
  const document = await apiDocument();
  // The generator marks what it has seen in the document that it is given.
  const types = astToString(await openapiTypescript(structuredClone(document) as OpenAPI3));
  const options = JSON.parse(await readFile(new URL(".oxfmtrc.json", repository), "utf8")) as FormatOptions;
  return Promise.all(
    [
      { path: "openapi.json", text: JSON.stringify(document) },
      { path: "src/generated/openapi.ts", text: HEADER + types },
    ].map(async ({ path, text }) => {
      const { code, errors } = await format(path, text, options);
      if (errors.length > 0) throw new Error(`${path}: ${JSON.stringify(errors)}`);
      return { url: new URL(path, sdk), text: code };
    }),
  );
}
