import { DUPLICATE_DAYS } from "../assumptions.ts";

export type Phone = { readonly type: string | null; readonly number: string };

export type Prospect = {
  readonly customerId: string;
  readonly firstname: string;
  readonly middlename: string | null;
  readonly lastname: string;
  readonly email: string | null;
  readonly relationshipid: string | null;
  readonly dateofbirth: string | null;
  readonly address: Readonly<Record<string, string>>;
  readonly phones: readonly Phone[];
  readonly prefcommunicationtype: string | null;
};

/** A guest card as it is held: every field that was sent, under its element's name. */
export type GuestCard = {
  readonly id: string;
  readonly siteId: string;
  readonly pmcId: string;
  /** Milliseconds of UTC. */
  readonly storedAt: number;
  modifiedAt: number;
  lastActivityAt: number;
  /** Property-local. */
  readonly createDate: string;
  readonly licensekey: string;
  /** Shown by prospectsearch only from then on, ms of UTC. */
  visibleAt: number;
  fields: Readonly<Record<string, string>>;
  preferences: Readonly<Record<string, string>>;
  prospects: readonly Prospect[];
};

export type Activity = {
  readonly id: string;
  readonly guestCardId: string;
  readonly siteId: string;
  readonly storedAt: number;
  readonly fields: Readonly<Record<string, string>>;
};

const DAY_MS = 86_400_000;
const digits = (number: string): string => number.replace(/\D/g, "").slice(-10);
const nameKey = (siteId: string, prospect: Prospect | undefined): string =>
  JSON.stringify([siteId, prospect?.firstname.toLowerCase(), prospect?.lastname.toLowerCase()]);
const emailKey = (siteId: string, email: string): string => `${siteId} ${email.toLowerCase()}`;

/** The guest cards of all sites, with the indices that searches and the duplicate check need. */
export class GuestCards {
  readonly #byId = new Map<string, GuestCard>();
  readonly #bySite = new Map<string, GuestCard[]>();
  readonly #byName = new Map<string, GuestCard[]>();
  readonly #byEmail = new Map<string, GuestCard[]>();
  readonly activities: Activity[] = [];
  #lastId = 30_000_000;
  duplicates = 0;

  nextId(): string {
    this.#lastId++;
    return String(this.#lastId);
  }

  add(card: GuestCard): void {
    this.#byId.set(card.id, card);
    push(this.#bySite, card.siteId, card);
    for (const prospect of card.prospects) {
      push(this.#byName, nameKey(card.siteId, prospect), card);
      if (prospect.email) push(this.#byEmail, emailKey(card.siteId, prospect.email), card);
    }
  }

  get(id: string): GuestCard | undefined {
    return this.#byId.get(id);
  }

  ofSite(siteId: string): readonly GuestCard[] {
    return this.#bySite.get(siteId) ?? [];
  }

  ofEmail(siteId: string, email: string): readonly GuestCard[] {
    return this.#byEmail.get(emailKey(siteId, email)) ?? [];
  }

  all(): readonly GuestCard[] {
    return [...this.#byId.values()];
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The card that RPX takes a new one for: same site and name, and the same e-mail or a shared phone, not too old. */
  duplicateOf(siteId: string, prospect: Prospect, days: number | null): GuestCard | undefined {
    const since = Date.now() - (days ?? DUPLICATE_DAYS) * DAY_MS;
    const phones = new Set(
      prospect.phones.map((phone) => digits(phone.number)).filter((number) => number !== ""),
    );
    return (this.#byName.get(nameKey(siteId, prospect)) ?? []).find(
      (card) =>
        card.storedAt >= since &&
        card.prospects.some(
          (held) =>
            (prospect.email && held.email?.toLowerCase() === prospect.email.toLowerCase()) ||
            held.phones.some((phone) => phones.has(digits(phone.number))),
        ),
    );
  }

  clear(): void {
    for (const index of [this.#byId, this.#bySite, this.#byName, this.#byEmail]) index.clear();
    this.activities.length = 0;
    this.duplicates = 0;
  }
}

function push(index: Map<string, GuestCard[]>, key: string, card: GuestCard): void {
  const list = index.get(key);
  if (!list) index.set(key, [card]);
  else if (list.at(-1) !== card) list.push(card);
}
