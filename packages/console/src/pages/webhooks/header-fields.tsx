import type { Webhook } from "@guestcard/sdk";
import { TextField } from "../../ui/fields.tsx";
import { FormRows } from "../../ui/form-rows.tsx";
import { useRows } from "../../ui/use-rows.ts";

type Header = NonNullable<Webhook["headers"]>[number];

const MOST = 20;

/** Headers that each request to an endpoint carries. */
export function HeaderFields({ headers }: { readonly headers: readonly Header[] }) {
  const { rows, add, remove } = useRows<Header>(headers);
  return (
    <fieldset>
      <legend className="mb-2 font-medium">Headers of your own</legend>
      <FormRows
        what="header"
        hint="Each request carries them, as Authorization where your endpoint wants it. They are sealed."
        keys={rows.map(({ key }) => key)}
        onAdd={rows.length < MOST ? () => add({ header: "", value: "" }) : null}
        onRemove={remove}
      >
        {(place) => (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              name={`headers.${place}.header`}
              label="Name"
              required
              defaultValue={rows[place]?.value.header}
            />
            <TextField
              name={`headers.${place}.value`}
              label="Value"
              defaultValue={rows[place]?.value.value}
            />
          </div>
        )}
      </FormRows>
    </fieldset>
  );
}
