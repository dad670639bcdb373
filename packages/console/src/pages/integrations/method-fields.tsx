import type { NewIntegration } from "@guestcard/sdk";
import { FormRows } from "../../ui/form-rows.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { useRows } from "../../ui/use-rows.ts";

type Method = keyof NonNullable<NewIntegration["credentials"]["method_specific"]>;

/** The methods that Guestcard calls, of those that the API lets have an endpoint of their own. */
const methods: readonly Method[] = [
  "insertprospect",
  "updateprospect",
  "insertactivity",
  "prospectsearch",
  "getsitelist",
  "getunitlist",
  "unitlist",
  "getfloorplanlist",
  "getleasingagentsbyproperty",
  "getmarketingsourcesbyproperty",
  "getpicklistprospect",
  "getactivitytypes",
];

/** Methods that are called at an address and with a key of their own. */
export function MethodFields() {
  const { rows, add, change, remove } = useRows<Method>([]);
  const taken = new Set(rows.map(({ value }) => value));
  const free = methods.find((method) => !taken.has(method));
  return (
    <FormRows
      what="method of its own"
      hint="Where RealPage gave you an endpoint and a key for one method alone."
      keys={rows.map(({ key }) => key)}
      onAdd={free === undefined ? null : () => add(free)}
      onRemove={remove}
    >
      {(place) => {
        const row = rows[place];
        if (!row) return null;
        const name = `credentials.method_specific.${row.value}`;
        return (
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              name=""
              label="Method"
              className="sm:col-span-2"
              value={row.value}
              onChange={(event) => change(row.key, event.target.value as Method)}
            >
              {methods
                .filter((method) => method === row.value || !taken.has(method))
                .map((method) => (
                  <option key={method}>{method}</option>
                ))}
            </SelectField>
            <TextField name={`${name}.baseUrl`} label="Its base URL" type="url" required />
            <TextField
              name={`${name}.licensekey`}
              label="Its licence key"
              type="password"
              required
              autoComplete="new-password"
            />
          </div>
        );
      }}
    </FormRows>
  );
}
