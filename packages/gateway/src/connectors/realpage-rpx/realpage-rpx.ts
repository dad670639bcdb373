import type { RpxCredentials, RpxSite } from "./credentials.ts";
import type { ActivityInput, InsertedActivity } from "./activity.ts";
import type { FoundGuestCard, GuestCardChange, GuestCardInput, InsertedGuestCard } from "./guest-card.ts";
import { type Operation, read, write } from "./make-call.ts";
import { FLOOR_PLAN, readFloorPlan } from "./operations/getfloorplanlist/from-xml.ts";
import { readSite, SITE } from "./operations/getsitelist/from-xml.ts";
import { readSubscription, SUBSCRIPTION } from "./operations/getsubscriptions/from-xml.ts";
import { getSubscriptionsXml } from "./operations/getsubscriptions/to-xml.ts";
import { readMarketedUnit, UNIT_OBJECT } from "./operations/getunitlist/from-xml.ts";
import { getUnitListXml } from "./operations/getunitlist/to-xml.ts";
import { readInsertedGuestCard } from "./operations/insertprospect/from-xml.ts";
import { insertProspectXml } from "./operations/insertprospect/to-xml.ts";
import { readInsertedActivity } from "./operations/insertactivity/from-xml.ts";
import { insertActivityXml } from "./operations/insertactivity/to-xml.ts";
import { PICKLIST_ITEM, readPicklistItem } from "./operations/picklists/from-xml.ts";
import { householdRelationshipsXml } from "./operations/picklists/to-xml.ts";
import { complaintOfSearch, GUEST_CARD, readFoundGuestCard } from "./operations/prospectsearch/from-xml.ts";
import { type ProspectCriterion, prospectSearchXml } from "./operations/prospectsearch/to-xml.ts";
import { readUpdatedProspect } from "./operations/updateprospect/from-xml.ts";
import { updateProspectXml } from "./operations/updateprospect/to-xml.ts";
import { readListedUnit, UNIT } from "./operations/unitlist/from-xml.ts";
import type { Called, ReadOutcome, WriteOutcome } from "./outcomes.ts";
import type {
  FloorPlan,
  ListedUnit,
  MarketedUnit,
  PicklistItem,
  Site,
  Subscription,
} from "./property-data.ts";
import { createTransport, type Transport, type TransportOptions } from "./transport.ts";
import { LARGE_REPLY, SMALL_REPLY, type XmlElement } from "./xml-reader.ts";

/** One call's turn to leave. */
export type Turn = {
  /** The first byte leaves now. */
  left(): void;
  /** The call is over, whether it left or not. */
  ended(): void;
};

/** What every call needs beside its own arguments. */
export type RpxCall = {
  readonly credentials: RpxCredentials;
  /** Waited for before the request is handed to the network, or until the call is aborted. */
  readonly turn?: (signal: AbortSignal | undefined) => Promise<Turn>;
  /** Asked synchronously in the same turn in which the first byte leaves; false: nothing is sent (`retry-later`). */
  readonly maySend: () => boolean;
  /** Aborting after the first byte makes a write `outcome-unknown`, before it `retry-later`. */
  readonly signal?: AbortSignal;
};

/** Takes the items of a list one by one while the reply comes; where it returns a promise, reading waits for it. */
export type OnItem<T> = (item: T) => Promise<void> | void;

/** Reads a list of a site. Items of a reply that ends badly were handed out all the same: the caller throws them away. */
export type ReadList<T> = (
  call: RpxCall,
  site: RpxSite,
  onItem: OnItem<T>,
) => Promise<Called<ReadOutcome<unknown>>>;

/** The RPX client. No method throws for anything that RPX does. Connections are pooled per origin until `close`. */
export type RealPageRpx = {
  insertProspect(
    call: RpxCall,
    site: RpxSite,
    card: GuestCardInput,
  ): Promise<Called<WriteOutcome<InsertedGuestCard>>>;
  /** Changes what is given of a guest card. Safe to repeat. */
  updateProspect(call: RpxCall, site: RpxSite, change: GuestCardChange): Promise<Called<WriteOutcome<null>>>;
  /** Stores an activity on a guest card. Not safe to repeat. */
  insertActivity(
    call: RpxCall,
    site: RpxSite,
    activity: ActivityInput,
  ): Promise<Called<WriteOutcome<InsertedActivity>>>;
  /** Collects what it finds; RPX may show cards that do not fit the criterion, so callers look at them. */
  searchProspects(
    call: RpxCall,
    site: RpxSite,
    criterion: ProspectCriterion,
  ): Promise<Called<ReadOutcome<readonly FoundGuestCard[]>>>;
  listProspects(
    call: RpxCall,
    site: RpxSite,
    criterion: ProspectCriterion,
    onItem: OnItem<FoundGuestCard>,
  ): Promise<Called<ReadOutcome<unknown>>>;
  /** The sites subscribed to the partner, of one company where the credentials name it. */
  listSubscriptions(call: RpxCall, onItem: OnItem<Subscription>): Promise<Called<ReadOutcome<unknown>>>;
  readonly listSites: ReadList<Site>;
  readonly listFloorPlans: ReadList<FloorPlan>;
  readonly listMarketedUnits: ReadList<MarketedUnit>;
  readonly listUnits: ReadList<ListedUnit>;
  readonly listLeasingAgents: ReadList<PicklistItem>;
  readonly listMarketingSources: ReadList<PicklistItem>;
  readonly listRelationships: ReadList<PicklistItem>;
  readonly listContactTypes: ReadList<PicklistItem>;
  readonly listActivityTypes: ReadList<PicklistItem>;
  readonly listLossReasons: ReadList<PicklistItem>;
  close(): Promise<void>;
};

export type RpxOptions = TransportOptions & {
  /** Bytes of the longest list that is read to its end. */
  readonly largestReplyBytes?: number;
};

/**
 * Makes the client. Nothing connects before the first call.
 * @param transport what carries its requests; HTTP where it is not given.
 */
export function createRealPageRpx(
  options: RpxOptions,
  transport: Transport = createTransport(options),
): RealPageRpx {
  const limits = { ...LARGE_REPLY, bytes: options.largestReplyBytes ?? LARGE_REPLY.bytes };

  /** A read whose items, named `name`, are handed out as they come; those that `from` makes null of are passed over. */
  const listing = <T>(
    method: string,
    content: () => string,
    name: string,
    from: (element: XmlElement) => T | null,
    onItem: OnItem<T>,
  ): Operation<null> => ({
    method,
    content,
    limits,
    items: {
      names: new Set([name]),
      onItem: (element) => {
        const item = from(element);
        return item === null ? undefined : onItem(item);
      },
    },
    read: () => null,
  });

  const list =
    <T>(
      method: string,
      name: string,
      from: (element: XmlElement) => T | null,
      content = () => "",
    ): ReadList<T> =>
    (call, site, onItem) =>
      read(transport, call, site, listing(method, content, name, from, onItem));
  const picklist = (method: string, content?: () => string): ReadList<PicklistItem> =>
    list(method, PICKLIST_ITEM, readPicklistItem, content);

  const listProspects: RealPageRpx["listProspects"] = async (call, site, criterion, onItem) => {
    const { outcome, exchange } = await read(transport, call, site, {
      ...listing(
        "prospectsearch",
        () => prospectSearchXml(criterion),
        GUEST_CARD,
        readFoundGuestCard,
        onItem,
      ),
      read: complaintOfSearch,
    });
    // Not that it holds none.
    return outcome.kind === "answered" && outcome.value !== null
      ? { outcome: { kind: "retry-later", reason: outcome.value }, exchange }
      : { outcome, exchange };
  };

  return {
    insertProspect: (call, site, card) =>
      write(transport, call, site, {
        method: "insertprospect",
        content: () => insertProspectXml(site, card),
        limits: SMALL_REPLY,
        read: readInsertedGuestCard,
      }),
    updateProspect: (call, site, change) =>
      write(transport, call, site, {
        method: "updateprospect",
        content: () => updateProspectXml(site, change),
        limits: SMALL_REPLY,
        read: readUpdatedProspect,
      }),
    insertActivity: (call, site, activity) =>
      write(transport, call, site, {
        method: "insertactivity",
        content: () => insertActivityXml(activity),
        limits: SMALL_REPLY,
        read: readInsertedActivity,
      }),
    async searchProspects(call, site, criterion) {
      const found: FoundGuestCard[] = [];
      const { outcome, exchange } = await listProspects(
        call,
        site,
        criterion,
        (card) => void found.push(card),
      );
      return {
        outcome: outcome.kind === "answered" ? { kind: "answered", value: found } : outcome,
        exchange,
      };
    },
    listProspects,
    listSubscriptions: (call, onItem) =>
      read(
        transport,
        call,
        call.credentials.pmcId === undefined ? {} : { pmcId: call.credentials.pmcId },
        listing("getsubscriptions", getSubscriptionsXml, SUBSCRIPTION, readSubscription, onItem),
      ),
    listSites: list("getsitelist", SITE, readSite),
    listFloorPlans: list("getfloorplanlist", FLOOR_PLAN, readFloorPlan),
    listMarketedUnits: list("getunitlist", UNIT_OBJECT, readMarketedUnit, getUnitListXml),
    listUnits: list("unitlist", UNIT, readListedUnit),
    listLeasingAgents: picklist("getleasingagentsbyproperty"),
    listMarketingSources: picklist("getmarketingsourcesbyproperty"),
    listRelationships: picklist("getpicklistprospect", householdRelationshipsXml),
    listContactTypes: picklist("getallcontacttypes"),
    listActivityTypes: picklist("getactivitytypes"),
    listLossReasons: picklist("getactivitylossreasons"),
    close: () => transport.close(),
  };
}
