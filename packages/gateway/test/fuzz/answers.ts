import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import type { Operation } from "./inputs.ts";

/** An answer of the gateway. */
export type Answer = { readonly status: number; readonly type: string; readonly text: string };

/** Says what is wrong with an answer, by the API's document; null where nothing is. */
export type AnswerCheck = (operation: Operation, answer: Answer) => string | null;

/** Makes the check of every answer that the document allows. */
export function createAnswerCheck(document: any): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  const checks = new Map<object, ValidateFunction>();
  return ({ path, method }, { status, type, text }) => {
    if (status >= 500) return `status ${status}`;
    const { responses } = document.paths[path][method.toLowerCase()];
    const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
    if (!response) return `status ${status} is not in the document`;
    const schema = response.content?.["application/json"]?.schema;
    if (!schema) return text === "" ? null : `a body where the document has none: ${text.slice(0, 200)}`;
    if (!type.startsWith("application/json")) return `content type ${type}`;
    const check = checks.get(schema) ?? ajv.compile(schema);
    checks.set(schema, check);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return `no JSON: ${text.slice(0, 200)}`;
    }
    return check(body) ? null : ajv.errorsText(check.errors);
  };
}
