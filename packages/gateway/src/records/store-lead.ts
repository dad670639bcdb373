import type pg from "pg";
import { storableBytes } from "../database/storable-json.ts";
import { groupCommit } from "../database/group-commit.ts";
import type { FoundGuestCard } from "../connectors/realpage-rpx/guest-card.ts";
import { leadData } from "./models/lead.ts";
import type { RecordChange, RecordInput } from "./record.ts";
import { upsertRecords } from "./upsert-records.ts";

/** The place of a guest card: whose it is and where. */
export type GuestCardPlace = {
  readonly accountId: string;
  readonly integrationId: string;
  readonly propertyId: string;
  readonly xPropertyId: string;
};

/** Guestcard's ids of a property's lead sources, by RPX's ids. */
type LeadSources = ReadonlyMap<string, string>;

const keyOf = ({ accountId, integrationId, xPropertyId }: GuestCardPlace): string =>
  JSON.stringify([accountId, integrationId, xPropertyId]);

/** The lead sources of several properties, in one query; a property without any is absent. */
async function readLeadSources(
  pool: pg.Pool,
  places: readonly GuestCardPlace[],
): Promise<ReadonlyMap<string, LeadSources>> {
  const distinct = [...new Map(places.map((place) => [keyOf(place), place])).values()];
  const result = await pool.query<{ n: number; x_id: string; id: string }>({
    name: "read-lead-sources",
    text: `select asked.n::int, r.x_id, r.id
      from unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality as asked (account_id, integration_id, x_property_id, n)
      join records r on r.account_id = asked.account_id and r.model = 'lead_sources'
        and r.integration_id = asked.integration_id and r.x_property_id = asked.x_property_id`,
    values: [
      distinct.map((place) => place.accountId),
      distinct.map((place) => place.integrationId),
      distinct.map((place) => place.xPropertyId),
    ],
  });
  const sources = distinct.map(() => new Map<string, string>());
  for (const row of result.rows) sources[row.n - 1]?.set(row.x_id, row.id);
  return new Map(distinct.map((place, index) => [keyOf(place), sources[index] ?? new Map()]));
}

/** A write that a guest card is read back for, and where its trace goes on. */
export type StoringWrite = GuestCardPlace & { readonly id: string; readonly traceContext: string | null };

/** Brings the record of one lead up to date with the guest card that RPX shows, as the read-back of a write. */
export type LeadStore = (write: StoringWrite, card: FoundGuestCard) => Promise<RecordChange>;

type LeadCard = { readonly write: StoringWrite; readonly card: FoundGuestCard };

const MOST_IN_ONE = 100;

/**
 * Stores leads, those that come together with one query for what their properties have and in one transaction: one by
 * one, each waited for a flush of its own.
 */
export function createLeadStore(pool: pg.Pool): LeadStore {
  const store = groupCommit({
    commit: async (leads: readonly LeadCard[]) => {
      const sources = await readLeadSources(
        pool,
        leads.map(({ write }) => write),
      );
      const inputs = leads.map(({ write, card }): RecordInput => {
        const { accountId, integrationId, propertyId, xPropertyId } = write;
        return {
          accountId,
          integrationId,
          propertyId,
          xPropertyId,
          model: "leads",
          xId: card.guestCardId,
          json: storableBytes(leadData(card, { leadSources: sources.get(keyOf(write)) ?? new Map() })),
          // The write's own id is the job's, as in the logs.
          job: { id: write.id, type: "prospectsearch", traceContext: write.traceContext },
        };
      });
      return upsertRecords(pool, inputs, null);
    },
    most: MOST_IN_ONE,
    isPatient: () => false,
  });
  return (write, card) => store({ write, card });
}
