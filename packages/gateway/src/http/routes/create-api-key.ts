import { Type } from "typebox";
import { createApiKey as create } from "../../accounts/api-keys.ts";
import { allRights, type Right } from "../../accounts/rights.ts";
import { fault } from "../../faults/faults.ts";
import { firstCharacterNotInXml } from "../../intake/text-rules.ts";
import { invalidRequest } from "../errors.ts";
import { keyRights } from "../shared/api-key.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const LONGEST_NAME = 100;

export const createApiKey = route({
  method: "POST",
  path: "/v1/admin/api-keys/",
  summary: "Make an API key; its token is shown this once (beyond the contract)",
  tag: "API keys",
  rights: ["admin"],
  query: ignoreUnknownFields,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: LONGEST_NAME, description: "What the key is for." }),
      rights: Type.Array(Type.Enum([...allRights]), {
        minItems: 1,
        uniqueItems: true,
        description: "What it may do; at most what the key of this request may.",
      }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    result: Type.Object({
      id: Type.String(),
      name: Type.String(),
      rights: keyRights,
      token: Type.String({ description: "Shown this once: only its hash is kept." }),
    }),
  }),
  handle: async ({ body }, { gateway, caller, doer }) => {
    const name = body.name.trim();
    if (name === "" || firstCharacterNotInXml(name) !== null)
      return invalidRequest([fault("invalid_string", "name", "Must be text, and more than white space")]);
    const rights: readonly Right[] = body.rights;
    const beyond = rights.filter((right) => !caller.rights.has(right));
    if (beyond.length > 0)
      return {
        refused: "forbidden",
        message: `This API key lacks the right ${beyond.join(" and ")}, so it cannot give it to another.`,
      };
    const { accountId } = caller;
    const { id, token } = await create(gateway.database.pool, { accountId, name, rights }, doer);
    return {
      body: { result: { id, name, rights: [...rights], token } },
      headers: { "cache-control": "no-store" },
    };
  },
});
