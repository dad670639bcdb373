import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Of a lease's time: how often it is renewed, so that two renewals may fail. */
export const RENEWED_AFTER = 0.3;

/** What an integration is set to, as far as a lane goes by it. */
export type LaneSettings = {
  readonly credentialsSealed: string;
  readonly maxJobConcurrency: number;
  readonly maxRequestFrequency: number;
  readonly maxRequestCadence: string;
};

/** A lane as its holder knows it: the integration's pace and sealed credentials, under a lease. */
export type LeasedLane = LaneSettings & {
  readonly integrationId: string;
  readonly accountId: string;
  readonly leaseToken: string;
  /** Milliseconds from now until which the pace of the last holder binds this one; negative or 0: free. */
  readonly paceWaitMs: number;
  /** The last holder did not give the lane back: it may have sent until its lease ended. */
  readonly wasAbandoned: boolean;
};

/**
 * Takes lanes that are due, longest-waiting first, and any of `ids` that is free. A lease consumes `due_at`: who
 * announces work from now on sets it anew, and giving the lane back keeps the earlier of the two, so that no
 * announcement is lost. A lane whose holder vanished is always due. After a fail-over none is had until it was recognised.
 */
const LEASE = `
with due as (
  select l.integration_id, l.lease_owner is not null as was_abandoned, l.lease_until as ended
  from lanes l
  where l.lease_until < now() and (select is_known_timeline())
    and (l.due_at <= now() or l.lease_owner is not null or l.integration_id = any($1::uuid[]))
  order by l.due_at limit $2
  for update skip locked
), numbered as (
  select row_number() over () as n, * from due
)
update lanes l set due_at = 'infinity', lease_token = ($3::uuid[])[d.n], lease_owner = $4,
  lease_until = now() + $5 * interval '1 millisecond',
  next_send_at = case when d.was_abandoned then greatest(l.next_send_at, d.ended) else l.next_send_at end
from numbered d, integrations i
where l.integration_id = d.integration_id and i.id = l.integration_id
returning l.integration_id as "integrationId", l.account_id as "accountId", l.lease_token as "leaseToken",
  i.credentials_sealed as "credentialsSealed", i.max_job_concurrency as "maxJobConcurrency",
  i.max_request_frequency as "maxRequestFrequency", i.max_request_cadence as "maxRequestCadence",
  d.was_abandoned as "wasAbandoned",
  case when l.next_send_at = '-infinity' then 0 else extract(epoch from l.next_send_at - now())::float8 * 1000 end as "paceWaitMs"`;

/** Leases up to `most` lanes to `owner` (a name for people) for `leaseMs`. */
export async function leaseLanes(
  pool: pg.Pool,
  options: { owner: string; most: number; ids: readonly string[]; leaseMs: number },
): Promise<LeasedLane[]> {
  const tokens = Array.from({ length: options.most }, () => randomUUID());
  const result = await pool.query<LeasedLane>({
    name: "lease-lanes",
    text: LEASE,
    values: [options.ids, options.most, tokens, options.owner, options.leaseMs],
  });
  return result.rows;
}

/**
 * Renews leases and keeps the pace of each. Returns the settings of those that still stand, by their tokens; the others
 * are lost.
 */
export async function renewLeases(
  pool: pg.Pool,
  leases: readonly { leaseToken: string; paceWaitMs: number }[],
  leaseMs: number,
): Promise<ReadonlyMap<string, LaneSettings>> {
  // Rows are locked in one order everywhere, so that renewing and recording cannot deadlock.
  const result = await pool.query<LaneSettings & { leaseToken: string }>({
    name: "renew-leases",
    text: `
      with mine as (
        select l.integration_id, r.pace from lanes l
        join unnest($1::uuid[], $2::float8[]) as r (token, pace) on r.token = l.lease_token
        order by l.integration_id for update of l
      )
      update lanes l set lease_until = now() + $3 * interval '1 millisecond',
        next_send_at = greatest(l.next_send_at, now() + m.pace * interval '1 millisecond')
      from mine m, integrations i where l.integration_id = m.integration_id and i.id = l.integration_id
      returning l.lease_token as "leaseToken", i.credentials_sealed as "credentialsSealed",
        i.max_job_concurrency as "maxJobConcurrency", i.max_request_frequency as "maxRequestFrequency",
        i.max_request_cadence as "maxRequestCadence"`,
    values: [leases.map((lease) => lease.leaseToken), leases.map((lease) => lease.paceWaitMs), leaseMs],
  });
  return new Map(result.rows.map((row) => [row.leaseToken, row]));
}

/** How a lane is left. */
export type LaneReturn = {
  readonly integrationId: string;
  readonly leaseToken: string;
  readonly paceWaitMs: number;
  /** How long the lane is to rest though writes wait. */
  readonly restMs: number;
  /** When there is something to sync; null: not until somebody says so. */
  readonly backgroundDueAt: Date | null;
};

/**
 * Gives lanes back, those whose lease still stands. Each is due again when its next write or sync is, but not before
 * `restMs` from now.
 */
export async function giveBackLanes(pool: pg.Pool, lanes: readonly LaneReturn[]): Promise<void> {
  await pool.query({
    name: "give-back-lanes",
    text: `
      with mine as (
        select l.integration_id, r.pace, r.rest, r.background_due_at from lanes l
        join unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[], $5::timestamptz[])
          as r (integration_id, token, pace, rest, background_due_at)
          on r.integration_id = l.integration_id and r.token = l.lease_token
        order by l.integration_id for update of l
      )
      update lanes l set lease_token = null, lease_owner = null, lease_until = '-infinity',
        next_send_at = now() + m.pace * interval '1 millisecond',
        due_at = least(l.due_at, greatest(
          coalesce(least(
            (select min(w.due_at) from writes w where w.integration_id = m.integration_id and w.due_at < 'infinity'),
            m.background_due_at), 'infinity'),
          now() + m.rest * interval '1 millisecond'))
      from mine m where l.integration_id = m.integration_id`,
    values: [
      lanes.map((lane) => lane.integrationId),
      lanes.map((lane) => lane.leaseToken),
      lanes.map((lane) => lane.paceWaitMs),
      lanes.map((lane) => lane.restMs),
      lanes.map((lane) => lane.backgroundDueAt),
    ],
  });
}

export const LANES_CHANNEL = "guestcard_lanes";

/** What is said of a lane: that writes wait, that a sync was asked for, or that its integration's settings were changed. */
export type LaneNews = "writes" | "sync" | "changed";

/** As news of a lane are announced on the channel. */
export const sayNews = (integrationId: string, news: LaneNews): string => `${integrationId} ${news}`;

/** Reads what was announced on the channel. Of a process of an earlier version, which says "work" of writes and syncs: both. */
export function readNews(payload: string): { readonly integrationId: string; readonly news: LaneNews } {
  const [integrationId = "", what] = payload.split(" ");
  return { integrationId, news: what === "changed" || what === "writes" ? what : "sync" };
}

/** Wakes the workers of every process, which lease what is free. Changes no row and so waits for no flush. */
export async function wakeWorkers(pool: pg.Pool, said: readonly string[]): Promise<void> {
  await pool.query({
    name: "wake-workers",
    text: `select pg_notify('${LANES_CHANNEL}', said) from unnest($1::text[]) as said`,
    values: [said],
  });
}

/**
 * Marks lanes due that have news and that nobody holds, so that they are leased as soon as a worker has a place, and says
 * so: the worker that was woken may have had none then.
 */
export async function markLanes(pool: pg.Pool, integrationIds: readonly string[]): Promise<void> {
  await pool.query({
    name: "mark-lanes",
    text: `
      with free as (
        select integration_id from lanes
        where integration_id = any($1::uuid[]) and lease_owner is null and due_at > now()
        order by integration_id for update
      ), marked as (
        update lanes set due_at = now() where integration_id in (select integration_id from free)
        returning integration_id
      )
      select pg_notify('${LANES_CHANNEL}', integration_id || ' writes') from marked`,
    values: [integrationIds],
  });
}

/**
 * Marks lanes due whose writes are, though nobody said so: a process that died between commit and announcement, or
 * a pause that ended. Where there is nothing to mark it only reads.
 */
export async function markDueLanes(pool: pg.Pool): Promise<void> {
  await pool.query(`
    update lanes set due_at = now()
    where integration_id in (
      select l.integration_id from lanes l
      where l.due_at > now() and l.lease_owner is null
        and exists (select from writes w where w.integration_id = l.integration_id and w.due_at <= now() and w.due_at < 'infinity')
      for update skip locked)`);
}
