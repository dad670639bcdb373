import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useIntegrations, useProperties } from "../../gateway/names.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { classes } from "../../ui/classes.ts";
import { inputClasses } from "../../ui/fields.tsx";
import { spans } from "../../words/spans.ts";
import { operationWords, stateWords, writeStates } from "../../words/states.ts";
import type { Filters } from "./filters.ts";

/** No state of its own: what waits because RealPage refuses its integration or property. */
const BLOCKED = "blocked";
const BLOCKED_WORDS = "Waiting, blocked";

/** So long after the last key the search begins. */
const TYPING_MS = 300;

type Props = {
  readonly filters: Filters;
  readonly onChange: (changes: Filters) => void;
  readonly onClear: () => void;
};

/** The search and the filters of the list. */
export function FilterBar({ filters, onChange, onClear }: Props) {
  const integrations = useIntegrations();
  const properties = useProperties(filters.integration_id ?? null);
  const [typed, setTyped] = useState(filters.q ?? "");
  useEffect(() => {
    if (typed.trim() === (filters.q ?? "")) return undefined;
    const timer = setTimeout(() => onChange({ q: typed.trim() }), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <search className="space-y-3 border-b border-line p-5">
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-4 text-soft" />
        <input
          type="search"
          aria-label="Search leads"
          placeholder="Name, e-mail, phone, job id or guest card id"
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
          className={classes(inputClasses, "h-10 pl-9")}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Choice
          label="State"
          all="Any state"
          value={filters.blocked === undefined ? filters.state : BLOCKED}
          options={[
            ...writeStates.map((state) => [state, optionOf(state)] as const),
            [BLOCKED, BLOCKED_WORDS],
          ]}
          onChange={(state) =>
            onChange(state === BLOCKED ? { state: "", blocked: "true" } : { state, blocked: "" })
          }
        />
        <Choice
          label="Operation"
          all="Any operation"
          value={filters.operation}
          options={Object.entries(operationWords)}
          onChange={(operation) => onChange({ operation })}
        />
        <Choice
          label="Integration"
          all="Any integration"
          value={filters.integration_id}
          options={(integrations.data ?? []).map(({ id, name }) => [id, name])}
          onChange={(integration_id) => onChange({ integration_id, property_id: "" })}
        />
        <Choice
          label="Property"
          all="Any property"
          value={filters.property_id}
          options={(properties.data ?? []).map(({ id, name }) => [id, name])}
          isDisabled={filters.integration_id === undefined}
          onChange={(property_id) => onChange({ property_id })}
        />
        <Choice
          label="Accepted"
          all="Any time"
          value={filters.span}
          options={spans.map(({ name, label }) => [name, label])}
          onChange={(span) => onChange({ span })}
        />
        {Object.keys(filters).length > 0 && (
          <Button
            look="quiet"
            onClick={() => {
              setTyped("");
              onClear();
            }}
          >
            <X aria-hidden className="size-4" />
            Clear
          </Button>
        )}
      </div>
    </search>
  );
}

/** Two states are both called delivered. */
const optionOf = (state: (typeof writeStates)[number]): string =>
  state === "stored" ? "Delivered, being read back" : stateWords[state].label;
