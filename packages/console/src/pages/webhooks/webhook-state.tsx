import type { Webhook } from "@guestcard/sdk";
import { Badge } from "../../ui/badge.tsx";

type Props = { readonly webhook: Pick<Webhook, "active" | "switched_off_at" | "failing_since"> };

/** How an endpoint stands. */
export function WebhookState({ webhook }: Props) {
  if (webhook.switched_off_at !== null) return <Badge tone="bad">Switched off: it only failed</Badge>;
  if (!webhook.active) return <Badge tone="plain">Switched off</Badge>;
  return webhook.failing_since === null ? <Badge tone="good">On</Badge> : <Badge tone="warn">Failing</Badge>;
}
