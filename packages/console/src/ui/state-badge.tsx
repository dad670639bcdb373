import { stateWords, type WriteState } from "../words/states.ts";
import { Badge } from "./badge.tsx";

/** Where a write stands. */
export function StateBadge({ state }: { readonly state: WriteState }) {
  const { label, tone } = stateWords[state];
  return <Badge tone={tone}>{label}</Badge>;
}
