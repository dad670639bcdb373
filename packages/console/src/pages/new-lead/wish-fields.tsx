import { Card } from "../../ui/card.tsx";
import { TextField } from "../../ui/fields.tsx";

/** What the lead looks for, and where they live. */
export function WishFields() {
  return (
    <>
      <Card title="What they look for">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="target_move_in_date" label="Move-in date" type="date" />
          <TextField name="desired_lease_term_in_months" label="Lease term, in months" inputMode="numeric" />
          <TextField
            name="desired_max_rent_in_cents"
            label="Highest rent, in dollars"
            inputMode="decimal"
            hint="RealPage takes whole dollars; it is rounded down."
          />
          <TextField name="number_of_occupants" label="Occupants" inputMode="numeric" />
        </div>
      </Card>
      <Card title="Address">
        <div className="grid gap-4 sm:grid-cols-6">
          <TextField name="address_1" label="Address" className="sm:col-span-3" />
          <TextField name="address_2" label="Second line" className="sm:col-span-3" />
          <TextField name="city" label="City" className="sm:col-span-3" />
          <TextField name="state" label="State" />
          <TextField name="zip" label="Zip" />
          <TextField name="country" label="Country" />
        </div>
      </Card>
    </>
  );
}
