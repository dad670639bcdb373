import { Building2, SearchX } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { useRight } from "../../session/session-context.tsx";
import { Card } from "../../ui/card.tsx";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { inputClasses } from "../../ui/fields.tsx";
import { Pager } from "../../ui/pager.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { PropertySwitch } from "./property-switch.tsx";
import { useIntegrationAct } from "./use-integration.ts";
import { usePropertyList } from "./use-property-list.ts";

const SHOWN = 50;

/** The properties of a licence, and which of them are synced. */
export function Properties({ id }: { readonly id: string }) {
  const { properties, error, reload } = usePropertyList(id);
  const mayChange = useRight("admin");
  const [sought, setSought] = useState("");
  const [page, setPage] = useState(0);
  const change = useIntegrationAct(
    id,
    ({ configuration, enabled }: { configuration: string; enabled: boolean }) =>
      gateway.integrations.updateProperty(id, configuration, { enabled }),
    "The property is changed.",
  );
  if (error) return <Failure error={error} onRetry={reload} />;
  if (!properties) return <SkeletonBlock />;
  const found = properties.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  const last = Math.max(0, Math.ceil(found.length / SHOWN) - 1);
  const shown = Math.min(page, last);
  return (
    <Card
      title="Properties"
      hint={`${properties.length.toLocaleString()} in all. What hangs on a property is synced while it is on.`}
      actions={
        properties.length > 0 && (
          <input
            type="search"
            aria-label="Search properties"
            placeholder="Search"
            value={sought}
            onChange={(event) => {
              setSought(event.target.value);
              setPage(0);
            }}
            className={classes(inputClasses, "h-9 w-60!")}
          />
        )
      }
      isFlush
    >
      {change.isError && (
        <div className="p-5">
          <Failure error={change.error} />
        </div>
      )}
      {properties.length === 0 && (
        <EmptyState icon={Building2} title="No property is known yet">
          The first sync brings them.
        </EmptyState>
      )}
      {properties.length > 0 && found.length === 0 && (
        <EmptyState icon={SearchX} title="No property has such a name">
          Search by a part of it.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {found.slice(shown * SHOWN, (shown + 1) * SHOWN).map(({ id: configuration, name, enabled }) => (
          <PropertySwitch
            key={configuration}
            name={name}
            isOn={enabled}
            isDisabled={!mayChange || change.isPending}
            onChange={(isOn) => change.mutate({ configuration, enabled: isOn })}
          />
        ))}
      </ul>
      {last > 0 && (
        <Pager
          summary={`Page ${shown + 1} of ${last + 1}`}
          previous={shown === 0 ? null : () => setPage(shown - 1)}
          next={shown === last ? null : () => setPage(shown + 1)}
        />
      )}
    </Card>
  );
}
