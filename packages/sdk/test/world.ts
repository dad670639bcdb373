import { accountNamed, createApiKey } from "../../gateway/src/accounts/api-keys.ts";
import type { Right } from "../../gateway/src/accounts/rights.ts";
import type { ApiClient } from "../../gateway/test/harness/api-client.ts";
import {
  connectIntegration,
  openPlayground,
  type Place,
  type Playground,
} from "../../gateway/test/harness/playground.ts";
import { Guestcard, type GuestcardOptions, type NewLead } from "../src/index.ts";

/** A gateway and a simulator, a licence that is connected, and the SDK before it. */
export type World = {
  readonly playground: Playground;
  readonly url: string;
  readonly token: string;
  readonly api: ApiClient;
  readonly guestcard: Guestcard;
  readonly integrationId: string;
  readonly place: Place;
  /** A lead of a new person. */
  lead(more?: Partial<NewLead>): NewLead;
  /** The SDK with other options. */
  client(options: Partial<GuestcardOptions>): Guestcard;
  /** The token of a key of the same account with these rights. */
  tokenWith(rights: readonly Right[]): Promise<string>;
};

let names = 0;

/** Opens a world. `playground.stop()` closes it. */
export async function openWorld(environment: Record<string, string> = {}): Promise<World> {
  const playground = await openPlayground(environment);
  const { api } = await playground.serve();
  const { integrationId, places } = await connectIntegration(api, playground);
  const place = places[0] as Place;
  const { url, token } = api as { url: string; token: string };
  const client: World["client"] = (options) => new Guestcard({ url, token, ...options });
  return {
    playground,
    url,
    token,
    api,
    guestcard: client({}),
    integrationId,
    place,
    client,
    lead: (more = {}) => ({
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
      first_name: "Sdk",
      last_name: `Caller ${++names}`,
      email_1: `sdk.${names}@example.com`,
      ...more,
    }),
    tokenWith: async (rights) => {
      const accountId = await accountNamed(playground.database.pool, "default");
      return (
        await createApiKey(
          playground.database.pool,
          { accountId, name: "some rights", rights },
          { kind: "gateway" },
        )
      ).token;
    },
  };
}
