import { type Static, type TProperties, Type } from "typebox";
import { webhookTriggers } from "./triggers.ts";
import { webhookModels } from "./webhook-models.ts";

const LONGEST_URL = 2000;
const LONGEST_HEADER = 100;
const LONGEST_HEADER_VALUE = 4000;
const MOST_HEADERS = 20;
const LONGEST_SECRET = 500;
/** A week: after that a receiver that still has the old secret would not be a rotation any more. */
const LONGEST_OVERLAP_SECONDS = 7 * 86_400;

export const webhookHeader = Type.Object(
  {
    header: Type.String({ minLength: 1, maxLength: LONGEST_HEADER }),
    value: Type.String({ maxLength: LONGEST_HEADER_VALUE }),
  },
  { additionalProperties: false },
);

const url = Type.String({ format: "uri", maxLength: LONGEST_URL });
const triggers = Type.Array(Type.Enum([...webhookTriggers]), { minItems: 1 });
const secret = Type.String({ minLength: 10, maxLength: LONGEST_SECRET });

const common = {
  headers: Type.Optional(Type.Array(webhookHeader, { maxItems: MOST_HEADERS })),
  active: Type.Optional(Type.Boolean()),
  secret: Type.Optional(secret),
  model: Type.Optional(
    Type.Unsafe<string | null>({
      type: ["string", "null"],
      enum: [...webhookModels, null],
      description: "Narrows DATA_NEW and DATA_UPDATE to one model; null: every model.",
    }),
  ),
} satisfies TProperties;

export const createWebhookBody = Type.Object({ url, triggers, ...common }, { additionalProperties: false });

export const changeWebhookBody = Type.Object(
  { url: Type.Optional(url), triggers: Type.Optional(triggers), ...common },
  { additionalProperties: false },
);

/** No body at all is as good as an empty one. */
export const rotateSecretBody = Type.Unsafe<{
  readonly secret?: string;
  readonly overlap_seconds?: number;
} | null>({
  type: ["object", "null"],
  properties: {
    secret,
    overlap_seconds: {
      type: "integer",
      minimum: 0,
      maximum: LONGEST_OVERLAP_SECONDS,
      description: "How long the old secret goes on signing. Default 86400.",
    },
  },
  additionalProperties: false,
});

export type CreateWebhookBody = Static<typeof createWebhookBody>;
export type ChangeWebhookBody = Static<typeof changeWebhookBody>;
export type WebhookHeader = Static<typeof webhookHeader>;
