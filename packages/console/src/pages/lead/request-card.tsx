import type { Write } from "@guestcard/sdk";
import type { ReactNode } from "react";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { requestOf, textOf, type WriteRequest } from "./person.ts";

/** How a request is read; what it has beside comes after. */
const ORDER = [
  "lead_id",
  "first_name",
  "middle_name",
  "last_name",
  "email_1",
  "phone_1",
  "phone_1_type",
  "phone_2",
  "phone_2_type",
  "target_move_in_date",
  "desired_max_rent_in_cents",
  "desired_lease_term_in_months",
  "number_of_occupants",
];

/** Shown elsewhere on the page. */
const ELSEWHERE = new Set(["integration_id", "property_id"]);

/** The ids of what it refers to come last. */
function placeOf(field: string): number {
  const place = ORDER.indexOf(field);
  if (place >= 0) return place;
  return ORDER.length + (field.endsWith("_id") ? 1 : 0);
}

/** `desired_max_rent_in_cents` as `Desired max rent in cents`. */
const worded = (field: string): string => {
  const words = field.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What the caller asked for, field by field. */
export function RequestCard({ write }: { readonly write: Write }) {
  const request = requestOf(write);
  const fields = Object.keys(request)
    .filter((field) => !ELSEWHERE.has(field) && request[field] !== null)
    .toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <Card title="What was accepted">
      <Facts facts={Object.fromEntries(fields.map((field) => [worded(field), valueOf(field, request)]))} />
    </Card>
  );
}

function valueOf(field: string, request: WriteRequest): ReactNode {
  const text = textOf(request, field) ?? JSON.stringify(request[field]);
  return field.endsWith("_id") ? <code className="font-mono text-xs break-all">{text}</code> : text;
}
