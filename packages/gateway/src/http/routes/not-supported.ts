import { Type } from "typebox";
import { type AnyRoute, type Method, route } from "../route.ts";

/** What Propexo's contract has for other vendors and RealPage Exchange has no operation for. */
const operations: readonly (readonly [Method, string, string, string])[] = [
  ["POST", "/v1/properties/", "Properties", "create a property"],
  ["PUT", "/v1/properties/:id", "Properties", "change a property"],
  ["POST", "/v1/units/", "Units", "create a unit"],
  ["PUT", "/v1/units/:id", "Units", "change a unit"],
];

export const notSupported: readonly AnyRoute[] = operations.map(([method, path, tag, what]) =>
  route({
    method,
    path,
    summary: `Not supported: RealPage Exchange cannot ${what}`,
    tag,
    rights: ["write"],
    reply: Type.Object({}),
    handle: async () => ({
      refused: "not_supported",
      message: `Not supported by REALPAGE_RPX: RealPage Exchange has no operation to ${what}.`,
    }),
  }),
);
