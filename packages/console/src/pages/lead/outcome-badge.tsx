import { Badge, type Tone } from "../../ui/badge.tsx";

const outcomes: Readonly<Record<string, readonly [Tone, string]>> = {
  confirmed: ["good", "Confirmed"],
  answered: ["good", "Answered"],
  rejected: ["bad", "Refused"],
  "retry-later": ["warn", "Not stored, to be tried again"],
  blocked: ["warn", "Blocked"],
  "outcome-unknown": ["warn", "Outcome unknown"],
};

/** How a call ended. An outcome that this page does not know yet is shown by its name. */
export function OutcomeBadge({ outcome }: { readonly outcome: string }) {
  const [tone, label] = outcomes[outcome] ?? ["plain", outcome.replaceAll("-", " ")];
  return <Badge tone={tone}>{label}</Badge>;
}
