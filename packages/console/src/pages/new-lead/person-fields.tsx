import { Card } from "../../ui/card.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";

const phoneTypes = ["MOBILE", "HOME", "WORK", "FAX", "OTHER"] as const;
const typeLabel = (type: string): string => type.charAt(0) + type.slice(1).toLowerCase();

/** A phone number with its kind. */
function Phone({ number }: { readonly number: 1 | 2 }) {
  return (
    <div className="grid grid-cols-[1fr_8rem] gap-3">
      <TextField name={`phone_${number}`} label={number === 1 ? "Phone" : "Second phone"} type="tel" />
      <SelectField name={`phone_${number}_type`} label="Kind" defaultValue="">
        <option value="">–</option>
        {phoneTypes.map((type) => (
          <option key={type} value={type}>
            {typeLabel(type)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Who the lead is. */
export function PersonFields() {
  return (
    <Card title="Who it is">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="first_name" label="First name" required maxLength={30} />
        <TextField name="last_name" label="Last name" required maxLength={30} />
        <TextField name="middle_name" label="Middle name" />
        <TextField name="date_of_birth" label="Date of birth" type="date" />
        <TextField name="email_1" label="E-mail" type="email" className="sm:col-span-2" />
        <Phone number={1} />
        <Phone number={2} />
      </div>
    </Card>
  );
}
