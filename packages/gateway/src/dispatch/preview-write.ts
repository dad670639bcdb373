import type pg from "pg";
import type { RpxCredentials } from "../connectors/realpage-rpx/credentials.ts";
import { noTransport } from "../connectors/realpage-rpx/no-transport.ts";
import { createRealPageRpx } from "../connectors/realpage-rpx/realpage-rpx.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { CheckedWrite } from "../intake/keep-write.ts";
import { operations } from "./operations.ts";

/** What a write would send to RPX now: the method, where to, and the SOAP with keys and passwords masked. */
export type WritePreview = { readonly method: string; readonly url: string; readonly soap: string };

/** What of a write its call follows from. */
export type ShownWrite = Pick<CheckedWrite, "accountId" | "operation"> & {
  readonly place: Pick<CheckedWrite["place"], "integrationId" | "propertyId">;
  readonly upstream: unknown;
};

/** The client of a delivery, by which nothing leaves. */
const rpx = createRealPageRpx(
  { allowPrivateTargets: false, connectTimeoutMs: 0, answerTimeoutMs: 0 },
  noTransport,
);

/**
 * Makes the call of a write as its delivery would at this moment, without sending it.
 * @throws the database's error where it is away.
 */
export async function previewWrite(
  { pool, sealer }: { readonly pool: pg.Pool; readonly sealer: Sealer },
  { accountId, place, operation, upstream }: ShownWrite,
): Promise<WritePreview> {
  const found = await pool.query<{ sealed: string; utcOffsetMinutes: number | null }>(
    `select i.credentials_sealed as sealed,
            (p.data -> 'custom_data' ->> 'utc_offset_minutes')::int as "utcOffsetMinutes"
     from integrations i
     left join records p on p.account_id = i.account_id and p.model = 'properties' and p.id = $3
     where i.account_id = $1 and i.id = $2`,
    [accountId, place.integrationId, place.propertyId],
  );
  const [row] = found.rows;
  if (!row) throw new Error("A checked write has no integration.");
  const credentials = JSON.parse(sealer.open(row.sealed, place.integrationId)) as RpxCredentials;
  const { exchange } = await operations[operation].call(
    rpx,
    { credentials, maySend: () => false },
    { upstream, utcOffsetMinutes: row.utcOffsetMinutes },
    new Date(),
  );
  return { method: exchange.method, url: exchange.url, soap: exchange.request };
}
