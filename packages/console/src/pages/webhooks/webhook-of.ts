import type { NewWebhook } from "@guestcard/sdk";
import { type Trigger, triggers } from "../../words/triggers.ts";

/** What a filled-in form says of a webhook. Each trigger has a box of its own. */
export function webhookOf(values: Readonly<Record<string, string>>): NewWebhook {
  const chosen = triggers.filter((trigger) => values[boxOf(trigger)] !== undefined);
  return { url: values["url"] ?? "", triggers: chosen, active: true };
}

/** The name of a trigger's box. */
export const boxOf = (trigger: Trigger): string => `trigger:${trigger}`;
