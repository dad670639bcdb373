import { DUPLICATE_DAYS } from "../assumptions.ts";
import { localTime } from "./local-time.ts";

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

/** A guest card as it is held: every field that was sent, under its element's name. Moments are ms of UTC, dates property-local. */
export type GuestCard = {
  readonly id: string;
  readonly siteId: string;
  readonly pmcId: string;
  readonly zone: string;
  readonly storedAt: number;
  readonly createDate: string;
  readonly modifiedAt: number;
  readonly modifiedDate: string;
  readonly lastActivityAt: number;
  readonly lastActivityDate: string;
  readonly licensekey: string;
  /** Shown by prospectsearch only from then on. */
  readonly visibleAt: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly preferences: Readonly<Record<string, string>>;
  readonly appointment: Readonly<Record<string, string>> | null;
  readonly prospects: readonly Prospect[];
};

export type Activity = {
  readonly id: string;
  readonly guestCardId: string;
  readonly siteId: string;
  readonly storedAt: number;
  readonly fields: Readonly<Record<string, string>>;
};

/** What a new card is made of; its id and dates are given to it. */
export type NewGuestCard = Pick<
  GuestCard,
  "siteId" | "pmcId" | "zone" | "licensekey" | "fields" | "preferences" | "appointment" | "prospects"
> & { readonly storedAt: number; readonly hiddenMs: number };

type Changes = Partial<Pick<GuestCard, "fields" | "preferences" | "appointment" | "prospects">>;

const DAY_MS = 86_400_000;
const digits = (number: string): string => number.replace(/\D/g, "").slice(-10);
/** Two texts are the same to RPX where their folded forms are. */
export const fold = (text: string): string => text.trim().toLowerCase();
/** XML cannot carry U+0000, so no two lists of parts give one key. */
const key = (...parts: readonly string[]): string => parts.map(fold).join("\u0000");

/** By what a search finds a person. */
const searchKeys = (siteId: string, one: Prospect): string[] => [
  ...(one.email ? [key("email", siteId, one.email)] : []),
  key("name", siteId, one.lastname),
  key("name", siteId, `${one.firstname} ${one.lastname}`),
];

/** By what the duplicate check finds a person: the name, with the e-mail and with each phone. */
function duplicateKeys(siteId: string, one: Prospect): string[] {
  const marks = [one.email ?? "", ...one.phones.map((phone) => digits(phone.number))];
  return marks
    .filter((mark) => mark !== "")
    .map((mark) => key("same", siteId, one.firstname, one.lastname, mark));
}

const keysOf = (card: GuestCard): Set<string> =>
  new Set(
    card.prospects.flatMap((one) => [...searchKeys(card.siteId, one), ...duplicateKeys(card.siteId, one)]),
  );

/** The guest cards of all sites, with the indices that searches and the duplicate check need. */
export class GuestCards {
  readonly #byId = new Map<string, GuestCard>();
  readonly #bySite = new Map<string, string[]>();
  /** Ids by the keys above, in the order in which the cards came. */
  readonly #byKey = new Map<string, string[]>();
  readonly activities: Activity[] = [];
  #lastId = 30_000_000;
  duplicates = 0;

  nextId(): string {
    this.#lastId++;
    return String(this.#lastId);
  }

  /** Stores a new card. */
  add(given: NewGuestCard): GuestCard {
    const { hiddenMs, storedAt, ...rest } = given;
    const date = localTime(given.zone, storedAt);
    const card: GuestCard = {
      id: this.nextId(),
      ...rest,
      storedAt,
      createDate: date,
      modifiedAt: storedAt,
      modifiedDate: date,
      lastActivityAt: storedAt,
      lastActivityDate: date,
      visibleAt: storedAt + hiddenMs,
    };
    this.#byId.set(card.id, card);
    put(this.#bySite, card.siteId, card.id);
    for (const name of keysOf(card)) put(this.#byKey, name, card.id);
    return card;
  }

  /** Changes a card, which counts as modified now. */
  change(card: GuestCard, changes: Changes): void {
    const now = Date.now();
    const changed = { ...card, ...changes, modifiedAt: now, modifiedDate: localTime(card.zone, now) };
    this.#byId.set(card.id, changed);
    const [before, after] = [keysOf(card), keysOf(changed)];
    for (const name of before.difference(after)) take(this.#byKey, name, card.id);
    for (const name of after.difference(before)) put(this.#byKey, name, card.id);
  }

  /** Stores an activity at a card, which counts as modified now, and as active now or `activeOn` (property-local). */
  addActivity(card: GuestCard, fields: Readonly<Record<string, string>>, activeOn?: string): Activity {
    const now = Date.now();
    const date = localTime(card.zone, now);
    const activity = {
      id: this.nextId(),
      guestCardId: card.id,
      siteId: card.siteId,
      storedAt: now,
      fields,
    };
    this.activities.push(activity);
    this.#byId.set(card.id, {
      ...card,
      modifiedAt: now,
      modifiedDate: date,
      lastActivityAt: now,
      lastActivityDate: activeOn ?? date,
    });
    return activity;
  }

  get(id: string): GuestCard | undefined {
    return this.#byId.get(id);
  }

  ofSite(siteId: string): GuestCard[] {
    return this.#held(this.#bySite.get(siteId));
  }

  ofEmail(siteId: string, email: string): GuestCard[] {
    return this.#held(this.#byKey.get(key("email", siteId, email)));
  }

  /** By last name, or first and last name with a blank between. */
  ofName(siteId: string, name: string): GuestCard[] {
    return this.#held(this.#byKey.get(key("name", siteId, name)));
  }

  /** In the order in which they were stored. */
  all(): GuestCard[] {
    return [...this.#byId.values()];
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The card that RPX takes a new one for: same site and name, and the same e-mail or a shared phone, not too old. */
  duplicateOf(siteId: string, prospect: Prospect, days: number | null): GuestCard | undefined {
    const since = Date.now() - (days ?? DUPLICATE_DAYS) * DAY_MS;
    for (const name of duplicateKeys(siteId, prospect))
      for (const id of this.#byKey.get(name) ?? []) {
        const card = this.#byId.get(id);
        if (card && card.storedAt >= since) return card;
      }
    return undefined;
  }

  clear(): void {
    for (const index of [this.#byId, this.#bySite, this.#byKey]) index.clear();
    this.activities.length = 0;
    this.duplicates = 0;
  }

  #held(ids: readonly string[] | undefined): GuestCard[] {
    const cards: GuestCard[] = [];
    for (const id of ids ?? []) {
      const card = this.#byId.get(id);
      if (card) cards.push(card);
    }
    return cards;
  }
}

function put(index: Map<string, string[]>, name: string, id: string): void {
  const ids = index.get(name);
  if (ids) ids.push(id);
  else index.set(name, [id]);
}

function take(index: Map<string, string[]>, name: string, id: string): void {
  const left = (index.get(name) ?? []).filter((held) => held !== id);
  if (left.length > 0) index.set(name, left);
  else index.delete(name);
}
