import type { NewWebhook, Webhook } from "@guestcard/sdk";
import { nestedValues } from "../../ui/nested-values.ts";
import { type Trigger, triggers } from "../../words/triggers.ts";

type Model = NonNullable<NewWebhook["model"]>;

/** The models that RealPage's records come in, of those that the API lets a webhook name. */
export const models: readonly Model[] = [
  "properties",
  "units",
  "floor_plans",
  "employees",
  "lead_relationships",
  "lead_sources",
  "leads",
  "events",
  "event_types",
];

/** What a filled-in form says of a webhook. Each trigger has a box of its own. */
export function webhookOf(
  values: Readonly<Record<string, string>>,
): Required<Pick<NewWebhook, "url" | "triggers" | "model" | "headers">> {
  const { headers = [] } = nestedValues(values);
  return {
    url: values["url"] ?? "",
    triggers: triggers.filter((trigger) => values[boxOf(trigger)] !== undefined),
    model: (values["model"] as Model | undefined) ?? null,
    headers: (headers as { header?: string; value?: string }[]).map(({ header = "", value = "" }) => ({
      header,
      value,
    })),
  };
}

/** The model that a webhook is narrowed to; null: every one. */
export const modelOf = ({ triggers: given }: Webhook): string | null =>
  given.find(({ model }) => model !== null)?.model ?? null;

/** The name of a trigger's box. */
export const boxOf = (trigger: Trigger): string => `trigger:${trigger}`;
