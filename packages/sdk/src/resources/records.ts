import type { ItemOf, ListPath } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { type Filters, type Listing, listing } from "../lists/listing.ts";
import type { CallOptions } from "../options.ts";

/** The lists whose path has no id in it. */
export type RecordPath = Exclude<ListPath, `${string}{${string}`>;

/** Records that RealPage holds and that can be listed. */
export type ListOnly<P extends RecordPath> = {
  list(filters?: Filters<P>, options?: CallOptions): Listing<ItemOf<P>>;
};

/** Records that RealPage holds, as of the last sync. */
export type Records<P extends RecordPath> = ListOnly<P> & {
  /** @throws NotFoundError */
  read(id: string, options?: CallOptions): Promise<ItemOf<P>>;
};

/** The list at `path`. */
export function listOnly<P extends RecordPath>(transport: Transport, path: P): ListOnly<P> {
  return {
    list: (filters, options = {}) => listing(transport, path, {} as never, filters, options),
  };
}

/** The list at `path`, and each of its records by its id. */
export function records<P extends RecordPath>(
  transport: Transport,
  path: P,
  readOne: (id: string, options: CallOptions) => Promise<{ readonly results: ItemOf<P> }>,
): Records<P> {
  return {
    ...listOnly(transport, path),
    read: async (id, options = {}) => (await readOne(id, options)).results,
  };
}
