import type pg from "pg";
import { doubtful, type Finding, ok, wrong } from "./finding.ts";

/** Webhook signatures, pace and the look-up of leads go by clocks; a second or two harms none of them. */
const FINE_MS = 2000;
const BAD_MS = 60_000;

/** How far this machine's clock is from PostgreSQL's. */
export async function checkDatabaseClock(pool: pg.Pool): Promise<Finding> {
  const before = Date.now();
  const found = await pool.query<{ now: Date }>(`select clock_timestamp() as now`);
  const after = Date.now();
  const theirs = found.rows[0]?.now.getTime() ?? after;
  return clockFinding("PostgreSQL", surelyAhead({ from: theirs, to: theirs }, { from: before, to: after }));
}

/** A span of time in which something was the case, in ms of UTC. */
type Span = { readonly from: number; readonly to: number };

/** How far their clock is ahead of ours for sure, when it showed `theirs` at a moment within `ours`; 0: perhaps not at all. */
export function surelyAhead(theirs: Span, ours: Span): number {
  if (theirs.from > ours.to) return theirs.from - ours.to;
  return theirs.to < ours.from ? theirs.to - ours.from : 0;
}

/** @param aheadMs how far the other clock is ahead of ours. */
export function clockFinding(other: string, aheadMs: number): Finding {
  const off = Math.abs(aheadMs);
  const said = `${(off / 1000).toFixed(1)} s ${aheadMs > 0 ? "behind" : "ahead of"} ${other}`;
  const remedy = "Let both machines take their time from NTP.";
  if (off < FINE_MS) return ok("clock", `with ${other}`);
  return off < BAD_MS ? doubtful("clock", said, remedy) : wrong("clock", said, remedy);
}
