import type { Transport } from "../http/transport.ts";
import { type Filters, type Listing, listing } from "../lists/listing.ts";
import type { ItemOf } from "../http/operations.ts";
import type { CallOptions } from "../options.ts";
import type { Session } from "./types.ts";

type SessionsPath = "/v1/console/sessions/";

/** Who calls. A browser signs in for a cookie that no script can read, instead of keeping an API key. */
export type Sessions = {
  /**
   * Signs in with an API key; the browser keeps the session's cookie. `csrf_token` of the answer goes into the header
   * `X-CSRF-Token` of every request that changes something. @throws UnauthorizedError
   */
  signIn(token: string, options?: CallOptions): Promise<Session>;
  /** Who is signed in, or whose API key it is. @throws UnauthorizedError where nobody is. */
  read(options?: CallOptions): Promise<Session>;
  /** Ends the session. @throws ConflictError where an API key calls. */
  signOut(options?: CallOptions): Promise<void>;
  /** The sessions that are under way: those of the caller's API key; with the right admin, of the account. */
  list(filters?: Filters<SessionsPath>, options?: CallOptions): Listing<ItemOf<SessionsPath>>;
  /** Ends one of them. */
  end(id: string, options?: CallOptions): Promise<void>;
};

/** Sessions, through `transport`. */
export function sessions(transport: Transport): Sessions {
  return {
    signIn: (token, { signal } = {}) =>
      transport.request("post", "/v1/console/session", { body: { token }, signal }),
    read: ({ signal } = {}) => transport.request("get", "/v1/console/session", { signal }),
    signOut: async ({ signal } = {}) => {
      await transport.request("delete", "/v1/console/session", { signal });
    },
    list: (filters, options = {}) => listing(transport, "/v1/console/sessions/", {}, filters, options),
    end: async (id, { signal } = {}) => {
      const parts = { params: { session_id: id }, signal };
      await transport.request("delete", "/v1/console/sessions/{session_id}", parts);
    },
  };
}
