import { useQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { Switch } from "radix-ui";
import { gateway } from "../../gateway/gateway.ts";
import { useProperties } from "../../gateway/names.ts";
import { useRight } from "../../session/session-context.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { useIntegrationAct } from "./use-integration.ts";

const MOST = 250;

/** The properties of a licence, and which of them are synced. */
export function Properties({ id }: { readonly id: string }) {
  const names = new Map(useProperties(id).data?.map((one) => [one.id, one.name]));
  const mayChange = useRight("admin");
  const properties = useQuery({
    queryKey: ["integration", id, "properties"],
    queryFn: async ({ signal }) =>
      await gateway.integrations.properties(id, { limit: MOST }, { signal }).page(),
  });
  const change = useIntegrationAct(
    id,
    ({ configuration, enabled }: { configuration: string; enabled: boolean }) =>
      gateway.integrations.updateProperty(id, configuration, { enabled }),
    "The property is changed.",
  );
  if (properties.isError)
    return <Failure error={properties.error} onRetry={() => void properties.refetch()} />;
  if (!properties.data) return <SkeletonBlock />;
  const { items, total } = properties.data;
  const hint = items.length < total ? `The first ${items.length} of ${total}.` : `${total} in all.`;
  return (
    <Card title="Properties" hint={`${hint} What hangs on a property is synced while it is on.`} isFlush>
      {change.isError && (
        <div className="p-5">
          <Failure error={change.error} />
        </div>
      )}
      {items.length === 0 && (
        <EmptyState icon={Building2} title="No property is known yet">
          The first sync brings them.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {items.map(({ id: configuration, property_id: property, enabled }) => {
          const name = names.get(property) ?? property;
          return (
            <li key={configuration} className="flex items-center justify-between gap-4 px-5 py-3">
              <span className="min-w-0 truncate">{name}</span>
              <Switch.Root
                aria-label={`Sync ${name}`}
                checked={enabled}
                disabled={!mayChange || change.isPending}
                onCheckedChange={(checked) => change.mutate({ configuration, enabled: checked })}
                className="relative h-5.5 w-10 shrink-0 rounded-full border border-edge bg-raised transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
              >
                <Switch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-accent" />
              </Switch.Root>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
