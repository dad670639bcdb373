import type pg from "pg";
import type { RpxCredentials } from "../../connectors/realpage-rpx/credentials.ts";
import type { BlockedCause } from "../../connectors/realpage-rpx/outcomes.ts";
import type { Sealer } from "../../credentials/sealer.ts";
import { readCheck } from "../../data-access/check-store.ts";
import { remedyOf } from "../integrations/remedies.ts";
import type { OpenedIntegration } from "./check-upstream.ts";
import { doubtful, type Finding, ok, wrong } from "./finding.ts";

/** The active integrations of all accounts whose credentials open. */
export async function openIntegrations(pool: pg.Pool, sealer: Sealer): Promise<OpenedIntegration[]> {
  const found = await pool.query<{ id: string; name: string; accountId: string; sealed: string }>(
    `select id, name, account_id as "accountId", credentials_sealed as sealed
     from integrations where active and not is_archived order by name, id`,
  );
  return found.rows.flatMap(({ sealed, ...integration }) => {
    try {
      return [
        { ...integration, credentials: JSON.parse(sealer.open(sealed, integration.id)) as RpxCredentials },
      ];
    } catch {
      // The check of the secret key says so.
      return [];
    }
  });
}

/** Why RPX refuses an integration now, and what it answered when each method was last asked. */
export async function checkIntegration(pool: pg.Pool, integration: OpenedIntegration): Promise<Finding[]> {
  const { id, name, accountId } = integration;
  const blocks = await pool.query<{ x_property_id: string; cause: BlockedCause; reason: string }>(
    `select x_property_id, cause, reason from lane_blocks where integration_id = $1 order by since`,
    [id],
  );
  const blocked = blocks.rows.map(({ x_property_id: property, cause, reason }) =>
    wrong(
      "blocked",
      `${name}${property === "" ? "" : `, property ${property}`}: ${reason}`,
      remedyOf({ status: "FAILED", error_message: reason, cause }),
    ),
  );
  return [...blocked, await accessOf(pool, accountId, id, name)];
}

async function accessOf(pool: pg.Pool, accountId: string, id: string, name: string): Promise<Finding> {
  const check = await readCheck(pool, accountId, id);
  if (!check?.lastFinishedAt)
    return doubtful(
      "data access",
      `${name}: never tested`,
      "guestcard doctor --data-access asks RealPage each method once.",
    );
  const refused = Object.entries(check.results).flatMap(([method, answer]) =>
    answer.status === "FAILED" ? [{ method, answer }] : [],
  );
  const when = `tested ${check.lastFinishedAt.toISOString()}`;
  const [first] = refused;
  if (!first) return ok("data access", `${name}: every method answers, ${when}`);
  const { status, error_message, cause = null } = first.answer;
  return doubtful(
    "data access",
    `${name}: refused ${refused.map(({ method }) => method).join(", ")} (${error_message}), ${when}`,
    remedyOf({ status, error_message, cause }),
  );
}
