import type { ReactNode } from "react";
import { SelectField } from "../../ui/fields.tsx";
import type { PickList } from "./pick-lists.ts";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly picks: PickList;
  /** What no choice is called. */
  readonly none: string;
  readonly required?: boolean;
  readonly isReady: boolean;
};

/** A choice from one of the property's own lists. */
export function PickField({ name, label, hint, picks, none, required = false, isReady }: Props) {
  const first = !isReady ? "Choose a property first" : picks ? none : "Loading …";
  return (
    // Another list is another field: the choice of the property before is none of this one's.
    <SelectField
      key={`${isReady} ${picks?.[0]?.id ?? ""}`}
      name={name}
      label={label}
      hint={hint}
      required={required}
      disabled={!picks}
      defaultValue=""
    >
      <option value="">{first}</option>
      {picks?.map(({ id, label: text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}
