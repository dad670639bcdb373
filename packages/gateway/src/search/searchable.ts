import { type Searchable, wordsOf } from "./words.ts";

/** As much of a write as its words follow from. */
export type SearchableRow = {
  readonly id: string;
  readonly request: unknown;
  /** What the lead's own record says, of a change or event. */
  readonly lead: unknown;
  readonly change_first_name: string | null;
  readonly change_last_name: string | null;
  readonly guest_card_id: string | null;
};

/** The columns of `SearchableRow`, of a write `w` and the record `l` of its lead, which may be missing. */
export const SEARCHABLE_COLUMNS = `w.id, w.request, l.data as lead,
  w.upstream -> 'change' ->> 'firstName' as change_first_name, w.upstream -> 'change' ->> 'lastName' as change_last_name,
  coalesce(w.guest_card_id, w.upstream -> 'change' ->> 'guestCardId', w.upstream -> 'activity' ->> 'guestCardId') as guest_card_id`;

/** The join that `SEARCHABLE_COLUMNS` needs, of a write `w`. */
export const SEARCHABLE_JOIN = `left join records l
  on l.account_id = w.account_id and l.model = 'leads' and l.id = (w.request ->> 'lead_id')::uuid`;

/** The words of a write as it was read. */
export function wordsOfRow(row: SearchableRow): string[] {
  const people = [fieldsOf(row.request), fieldsOf(row.lead)];
  const of = (...names: string[]): (string | null)[] =>
    people.flatMap((person) => names.map((name) => textOf(person[name])));
  const searchable: Searchable = {
    id: row.id,
    names: [...of("first_name", "middle_name", "last_name"), row.change_first_name, row.change_last_name],
    emails: of("email_1"),
    phones: of("phone_1", "phone_2"),
    guestCardId: row.guest_card_id,
  };
  return wordsOf(searchable);
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
