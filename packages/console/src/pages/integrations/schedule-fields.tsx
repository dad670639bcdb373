import type { Integration } from "@guestcard/sdk";
import { useState } from "react";
import { CheckboxField } from "../../ui/checkbox-field.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { FormRows } from "../../ui/form-rows.tsx";
import { useRows } from "../../ui/use-rows.ts";
import { cadences } from "../../words/paces.ts";
import { scheduleOf, type Slot, slotAfter, timezones, weekdays } from "./week-schedule.ts";

const wordOf = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

/** When an integration is synced, where that is by the hours of a week. */
export function ScheduleFields({ integration }: { readonly integration: Integration | undefined }) {
  const [isUsed, setUsed] = useState(integration?.use_custom_sync_schedule ?? false);
  const [{ timezone, slots }] = useState(() => scheduleOf(integration));
  const { rows, add, change, remove } = useRows<Slot>(slots.length > 0 ? slots : [slotAfter([])]);
  /** The name of a row's field: the path that the API has for it. */
  const nameOf = (place: number, field: string): string => {
    const day = rows[place]?.value.day ?? "MONDAY";
    const before = rows.slice(0, place).filter(({ value }) => value.day === day).length;
    return `custom_sync_schedule.interval.${day}.slots.${before}.${field}`;
  };
  return (
    <fieldset className="space-y-4 rounded-lg border border-line p-4">
      <legend className="px-1 font-semibold">Hours of syncs</legend>
      <CheckboxField
        name="use_custom_sync_schedule"
        label="Sync by the hours of the week"
        hint="Instead of at one interval around the clock."
        isChecked={isUsed}
        onChange={setUsed}
      />
      {isUsed && (
        <>
          <SelectField name="custom_sync_schedule.timezone" label="By the clock of" defaultValue={timezone}>
            {timezones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
          <FormRows
            what="slot"
            hint="An end at or before the start is on the next day."
            keys={rows.map(({ key }) => key)}
            onAdd={() => add(slotAfter(rows.map(({ value }) => value)))}
            onRemove={remove}
          >
            {(place) => {
              const row = rows[place];
              if (!row) return null;
              /** A field of the slot; what is added after it begins with the same. */
              const given = (field: keyof Slot) => ({
                name: field === "day" ? "" : nameOf(place, field),
                value: row.value[field],
                onChange: ({ target }: { readonly target: { readonly value: string } }) =>
                  change(row.key, { ...row.value, [field]: target.value }),
              });
              return (
                <div className="grid grid-cols-3 gap-3">
                  <SelectField label="Day" {...given("day")}>
                    {weekdays.map((weekday) => (
                      <option key={weekday} value={weekday}>
                        {wordOf(weekday)}
                      </option>
                    ))}
                  </SelectField>
                  <TextField label="From" type="time" {...given("start")} />
                  <TextField label="To" type="time" {...given("end")} />
                  <TextField label="Every" inputMode="numeric" {...given("sync_frequency")} />
                  <SelectField label="Unit" className="col-span-2" {...given("sync_cadence")}>
                    {cadences.map((one) => (
                      <option key={one} value={one}>
                        {one.toLowerCase()}
                      </option>
                    ))}
                  </SelectField>
                </div>
              );
            }}
          </FormRows>
        </>
      )}
    </fieldset>
  );
}
