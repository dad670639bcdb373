import type { RpxCredentials, RpxSite } from "./credentials.ts";
import type { FoundGuestCard, GuestCardInput, InsertedGuestCard } from "./guest-card.ts";
import type { Called, ReadOutcome, WriteOutcome } from "./outcomes.ts";
import type { ProspectCriterion } from "./operations/prospectsearch/to-xml.ts";

/** What every call needs beside its own arguments. */
export type RpxCall = {
  readonly credentials: RpxCredentials;
  /** Asked synchronously in the same turn in which the first byte leaves; false: nothing is sent (`retry-later`). */
  readonly maySend: () => boolean;
  /** Aborting after the first byte makes a write `outcome-unknown`, before it `retry-later`. */
  readonly signal?: AbortSignal;
};

/** The RPX client: connections are pooled per origin until `close`. */
export type RealPageRpx = {
  insertProspect(
    call: RpxCall,
    site: RpxSite,
    card: GuestCardInput,
  ): Promise<Called<WriteOutcome<InsertedGuestCard>>>;
  searchProspects(
    call: RpxCall,
    site: RpxSite,
    criterion: ProspectCriterion,
  ): Promise<Called<ReadOutcome<readonly FoundGuestCard[]>>>;
  close(): Promise<void>;
};
