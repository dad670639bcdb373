import type { Integration } from "@guestcard/sdk";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { cadences } from "../../words/paces.ts";

const options = cadences.map((cadence) => (
  <option key={cadence} value={cadence}>
    {cadence.toLowerCase()}
  </option>
));

/** How fast RealPage is called, and how often it is synced. */
export function PaceFields({ integration }: { readonly integration: Integration | undefined }) {
  return (
    <fieldset className="grid gap-4 rounded-lg border border-line p-4 sm:grid-cols-3">
      <legend className="px-1 font-semibold">Pace</legend>
      <TextField
        name="max_request_frequency"
        label="Calls"
        inputMode="numeric"
        defaultValue={integration?.max_request_frequency}
      />
      <SelectField
        name="max_request_cadence"
        label="in each"
        defaultValue={integration?.max_request_cadence ?? "SECOND"}
      >
        {options}
      </SelectField>
      <TextField
        name="max_job_concurrency"
        label="At once"
        inputMode="numeric"
        defaultValue={integration?.max_job_concurrency}
      />
      <TextField
        name="sync_frequency"
        label="Sync every"
        inputMode="numeric"
        defaultValue={integration?.sync_frequency}
      />
      <SelectField name="sync_cadence" label="unit" defaultValue={integration?.sync_cadence ?? "HOUR"}>
        {options}
      </SelectField>
    </fieldset>
  );
}
