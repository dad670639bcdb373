import type { RealPageRpx } from "../connectors/realpage-rpx/realpage-rpx.ts";

/** What a sync reads of RPX. */
export type RpxReads = Omit<
  RealPageRpx,
  "insertProspect" | "updateProspect" | "insertActivity" | "searchProspects" | "close"
>;
