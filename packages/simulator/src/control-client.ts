import type { FaultOrder, PlacedOrder } from "./faults/orders.ts";
import type { JournalEntry, Pace } from "./journal.ts";
import type { Settings } from "./state.ts";
import type { Activity, GuestCard } from "./world/guest-cards.ts";

/** The control port from another process. Every method throws where the simulator refuses. */
export class SimulatorControl {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, this.url), {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  order(order: FaultOrder): Promise<PlacedOrder> {
    return this.#call("POST", "/faults", order);
  }

  async clearFaults(): Promise<void> {
    await this.#call("DELETE", "/faults");
  }

  /** The orders that stand, and how many calls each has met. */
  faults(): Promise<PlacedOrder[]> {
    return this.#call("GET", "/faults");
  }

  async removeFault(id: number): Promise<void> {
    await this.#call("DELETE", `/faults/${id}`);
  }

  guestCard(id: string): Promise<GuestCard> {
    return this.#call("GET", `/guest-cards/${encodeURIComponent(id)}`);
  }

  /** Forgets all guest cards and activities. */
  async clearGuestCards(): Promise<void> {
    await this.#call("DELETE", "/guest-cards");
  }

  /** All guest cards, in the order in which they were stored. */
  async guestCards(filter: { siteid?: string; email?: string } = {}): Promise<GuestCard[]> {
    const cards: GuestCard[] = [];
    for (;;) {
      const query = new URLSearchParams({ ...filter, limit: "1000", offset: String(cards.length) });
      const page = await this.#call<{ total: number; guestCards: GuestCard[] }>(
        "GET",
        `/guest-cards?${query.toString()}`,
      );
      cards.push(...page.guestCards);
      if (cards.length >= page.total || page.guestCards.length === 0) return cards;
    }
  }

  activities(): Promise<Activity[]> {
    return this.#call("GET", "/activities");
  }

  requests(filter: { method?: string; since?: number; limit?: number } = {}): Promise<JournalEntry[]> {
    const query = new URLSearchParams(
      Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return this.#call("GET", `/requests?${query.toString()}`);
  }

  async clearRequests(): Promise<void> {
    await this.#call("DELETE", "/requests");
  }

  pace(windowMs: number, licensekey?: string): Promise<Pace> {
    const query = new URLSearchParams({
      window_ms: String(windowMs),
      ...(licensekey === undefined ? {} : { licensekey }),
    });
    return this.#call("GET", `/pace?${query.toString()}`);
  }

  stats(): Promise<{
    stored: number;
    duplicates: number;
    activities: number;
    requests: Record<string, number>;
    faults: Record<string, number>;
  }> {
    return this.#call("GET", "/stats");
  }

  set(settings: Partial<Settings>): Promise<Settings> {
    return this.#call("PUT", "/settings", settings);
  }

  async setLicence(
    licensekey: string,
    siteIds: readonly string[],
    methods: readonly string[] | null,
    user: { username: string; password: string } | Record<string, never> = {},
  ): Promise<void> {
    await this.#call("PUT", `/licences/${licensekey}`, { siteIds, methods, ...user });
  }

  async removeLicence(licensekey: string): Promise<void> {
    await this.#call("DELETE", `/licences/${licensekey}`);
  }

  generate(what: {
    sites: number;
    seed?: number;
    unitsPerSite?: number;
    prospectsPerSite?: number;
  }): Promise<{ licensekey: string; pmcId: string; siteId: string }[]> {
    return this.#call("POST", "/generate", what);
  }
}
