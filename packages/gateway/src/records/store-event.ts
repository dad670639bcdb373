import type pg from "pg";
import { storableBytes } from "../database/storable-json.ts";
import type { RecordChange } from "./record.ts";
import type { StoringWrite } from "./store-lead.ts";
import { upsertRecords } from "./upsert-records.ts";

/** Keeps the record of an event that RPX has confirmed under `activityId`. */
export async function storeEvent(
  pool: pg.Pool,
  write: StoringWrite,
  activityId: string,
  event: Readonly<Record<string, unknown>>,
): Promise<RecordChange> {
  const { accountId, integrationId, propertyId, xPropertyId } = write;
  const [change] = await upsertRecords(
    pool,
    [
      {
        accountId,
        integrationId,
        propertyId,
        xPropertyId,
        model: "events",
        xId: activityId,
        json: storableBytes(event),
      },
    ],
    { id: write.id, type: "insertactivity", traceContext: write.traceContext },
  );
  if (!change) throw new Error("An event was not stored.");
  return change;
}
