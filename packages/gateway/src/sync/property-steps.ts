import type {
  FloorPlan,
  ListedUnit,
  MarketedUnit,
  PicklistItem,
} from "../connectors/realpage-rpx/property-data.ts";
import { floorPlanData } from "../records/models/floor-plan-data.ts";
import {
  contactTypeData,
  employeeData,
  eventTypeData,
  leadRelationshipData,
  leadSourceData,
  lossReasonData,
} from "../records/models/picklist-data.ts";
import { pairUnits, unitData, unitXId } from "../records/models/unit-data.ts";
import type { RecordModel } from "../records/record.ts";
import { syncLeads } from "./leads/sync-leads.ts";
import type { ListCall, ListResult } from "./reader.ts";
import type { SeenRecord } from "./record-store.ts";
import type { RpxReads } from "./rpx-reads.ts";
import type { PropertyStep, StepScope } from "./step.ts";

/** What leads refer to, in the order in which it is taken: a step may refer to records that an earlier one brought. */
const referenceSteps: readonly PropertyStep[] = [
  { model: "floor_plans", run: syncFloorPlans },
  { model: "units", run: syncUnits },
  picklist("employees", "getleasingagentsbyproperty", "listLeasingAgents", employeeData),
  picklist("lead_sources", "getmarketingsourcesbyproperty", "listMarketingSources", leadSourceData),
  picklist("lead_relationships", "getpicklistprospect", "listRelationships", leadRelationshipData),
  picklist("contact_types", "getallcontacttypes", "listContactTypes", contactTypeData),
  picklist("event_types", "getactivitytypes", "listActivityTypes", eventTypeData),
  picklist("loss_reasons", "getactivitylossreasons", "listLossReasons", lossReasonData),
];

/**
 * Taken one after the other, each for all properties: leads can be posted to every property before the leads of the
 * first, which may be many, are read.
 */
export const passes: readonly (readonly PropertyStep[])[] = [
  referenceSteps,
  [{ model: "leads", run: syncLeads }],
];

/** Reads a list of the scope's property. */
async function list<T>(
  { reader, property }: StepScope,
  method: string,
  make: ListCall<T>,
): Promise<ListResult<T>> {
  return reader.list(method, property.xPropertyId, make);
}

async function syncFloorPlans(scope: StepScope): Promise<void> {
  const { rpx, property, store } = scope;
  const read = await list<FloorPlan>(scope, "getfloorplanlist", (call, onItem) =>
    rpx.listFloorPlans(call, property.site, onItem),
  );
  if (read.kind !== "items") return;
  const seen = read.items.map((plan): SeenRecord => ({ xId: plan.floorPlanId, data: floorPlanData(plan) }));
  await store.store("floor_plans", property, seen);
}

/** Units are in two lists, each under a licence of its own: what is licensed is used. */
async function syncUnits(scope: StepScope): Promise<void> {
  const { rpx, property, store } = scope;
  const marketed = await list<MarketedUnit>(scope, "getunitlist", (call, onItem) =>
    rpx.listMarketedUnits(call, property.site, onItem),
  );
  const listed = await list<ListedUnit>(scope, "unitlist", (call, onItem) =>
    rpx.listUnits(call, property.site, onItem),
  );
  if (!isSettled(marketed) || !isSettled(listed)) return;
  if (marketed.kind !== "items" && listed.kind !== "items") return;
  const units = pairUnits(
    marketed.kind === "items" ? marketed.items : [],
    listed.kind === "items" ? listed.items : [],
  );
  const references = { floorPlans: await store.ids("floor_plans", property) };
  const seen = units.flatMap((views): SeenRecord[] => {
    const xId = unitXId(views);
    return xId === null ? [] : [{ xId, data: unitData(views, references) }];
  });
  await store.store("units", property, seen);
}

/** False where the list may well come next time: half of what a unit is must not replace the whole meanwhile. */
const isSettled = (read: ListResult<unknown>): boolean =>
  read.kind === "items" || (read.kind === "refused" && read.refusal.kind !== "retry-later");

type PicklistRead = {
  [K in keyof RpxReads]: RpxReads[K] extends RpxReads["listLeasingAgents"] ? K : never;
}[keyof RpxReads];

function picklist(
  model: RecordModel,
  method: string,
  operation: PicklistRead,
  data: (item: PicklistItem) => Record<string, unknown>,
): PropertyStep {
  return {
    model,
    async run(scope) {
      const { rpx, property, store } = scope;
      const read = await list<PicklistItem>(scope, method, (call, onItem) =>
        rpx[operation](call, property.site, onItem),
      );
      if (read.kind !== "items") return;
      const seen = read.items.flatMap((item): SeenRecord[] => {
        const xId = item.value.trim();
        return xId === "" ? [] : [{ xId, data: data({ value: xId, text: item.text }) }];
      });
      await store.store(model, property, seen);
    },
  };
}
