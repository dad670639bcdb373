import type { Licence } from "../rig/guestcard.ts";
import type { Rig, RunningSimulator } from "../rig/rig.ts";
import type { Row } from "../rig/table.ts";

export type Site = Licence & { readonly pmcId: string; readonly siteId: string };

/** What every measure works with. */
export type Bench = {
  readonly rig: Rig;
  readonly isQuick: boolean;
  /** How long the measure of memory goes on, where it was said (`--minutes 10`). */
  readonly minutes: number | null;
  readonly simulator: RunningSimulator;
  /** A site with a licence of its own that no other measure uses. */
  site(): Site;
};

/** Measures one thing and says how it stands to its bounds. */
export type Measure = (bench: Bench) => Promise<Row[]>;
