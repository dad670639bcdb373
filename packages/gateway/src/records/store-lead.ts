import type pg from "pg";
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
export async function readLeadSources(
  pool: pg.Pool,
  place: GuestCardPlace,
): Promise<ReadonlyMap<string, string>> {
  const result = await pool.query<{ x_id: string; id: string }>({
    name: "read-lead-sources",
    text: `select x_id, id from records
      where account_id = $1 and model = 'lead_sources' and integration_id = $2 and x_property_id = $3`,
    values: [place.accountId, place.integrationId, place.xPropertyId],
  });
  return new Map(result.rows.map((row) => [row.x_id, row.id]));
}

/** Brings the record of one lead up to date with the guest card that RPX shows, as the read-back of a write. */
export type LeadStore = (
  write: GuestCardPlace & { readonly id: string },
  card: FoundGuestCard,
) => Promise<RecordChange>;

const MOST_IN_ONE = 100;

/** Stores leads, those that come together in one transaction: one by one, each waited for a flush of its own. */
export function createLeadStore(pool: pg.Pool): LeadStore {
  const store = groupCommit({
    commit: (inputs: readonly RecordInput[]) => upsertRecords(pool, inputs, null),
    most: MOST_IN_ONE,
    isPatient: () => false,
  });
  return async (write, card) => {
    const data = leadData(card, { leadSources: await readLeadSources(pool, write) });
    const { accountId, integrationId, propertyId, xPropertyId } = write;
    // The write's own id is the job's, as in the logs.
    const job = { id: write.id, type: "prospectsearch" };
    return store({
      accountId,
      integrationId,
      propertyId,
      xPropertyId,
      model: "leads",
      xId: card.guestCardId,
      data,
      job,
    });
  };
}
