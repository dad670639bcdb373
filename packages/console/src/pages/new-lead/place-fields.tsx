import { useState } from "react";
import { useIntegrations, useProperties } from "../../gateway/names.ts";
import { Card } from "../../ui/card.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Failure } from "../../ui/failure.tsx";
import { PickField } from "./pick-field.tsx";
import { usePickLists } from "./pick-lists.ts";

/** What stands before a property is chosen. @param count how many there are; undefined: not known yet. */
function firstOf(count: number | undefined, isAsked: boolean): string {
  if (count === 0) return "None yet: sync the integration";
  return count === undefined && isAsked ? "Loading …" : "Choose a property";
}

/** Where a lead goes, and what of that property it names. */
export function PlaceFields() {
  const integrations = useIntegrations();
  const [chosen, setIntegration] = useState<string | null>(null);
  // Where there is one only, nobody has to choose it.
  const only = integrations.data?.length === 1 ? (integrations.data[0]?.id ?? "") : "";
  const integration = chosen ?? only;
  const properties = useProperties(integration === "" ? null : integration);
  const [property, setProperty] = useState("");
  const lists = usePickLists(property);
  const isReady = property !== "";
  return (
    <Card title="Where it goes">
      {lists.error !== undefined && lists.error !== null && <Failure error={lists.error} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="integration_id"
          label="Integration"
          required
          value={integration}
          onChange={(event) => {
            setIntegration(event.target.value);
            setProperty("");
          }}
        >
          <option value="">Choose an integration</option>
          {integrations.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="property_id"
          label="Property"
          required
          value={property}
          disabled={!properties.data}
          onChange={(event) => setProperty(event.target.value)}
        >
          <option value="">{firstOf(properties.data?.length, integration !== "")}</option>
          {properties.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <PickField
          name="lead_relationship_id"
          label="Relationship"
          picks={lists.relationships}
          none="Choose a relationship"
          required
          isReady={isReady}
        />
        <PickField
          name="lead_source_id"
          label="Lead source"
          picks={lists.sources}
          none="None"
          isReady={isReady}
        />
        <PickField
          name="employee_id"
          label="Leasing agent"
          picks={lists.employees}
          none="House (nobody in person)"
          isReady={isReady}
        />
        <PickField
          name="unit_id"
          label="Unit of interest"
          picks={lists.units}
          none="None"
          isReady={isReady}
        />
      </div>
    </Card>
  );
}
