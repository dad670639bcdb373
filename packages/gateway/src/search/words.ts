/** A suffix that is shorter than this finds too much to be worth its place in the index. */
const SHORTEST_SUFFIX = 3;
const SHORTEST_PHONE_SUFFIX = 4;
/** A number is compared by so many of its last digits: with or without a country code it is the same. */
const PHONE_DIGITS = 10;
/** The longest word that is kept; names have at most 30 characters, e-mail addresses rarely more than this. */
export const LONGEST_WORD = 100;

/** A text without its accents and capitals, as both what is kept and what is asked are compared. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The runs of letters and digits in a text. */
export const partsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");

/** What is compared of a phone number's digits. */
export const comparedDigits = (digits: string): string => digits.slice(-PHONE_DIGITS);

/** What a write can be found by. */
export type Searchable = {
  readonly id: string;
  readonly names: readonly (string | null | undefined)[];
  readonly emails: readonly (string | null | undefined)[];
  readonly phones: readonly (string | null | undefined)[];
  readonly guestCardId: string | null | undefined;
};

/** The words of a write. A question's word finds it where one of these begins with it. */
export function wordsOf({ id, names, emails, phones, guestCardId }: Searchable): string[] {
  const words = new Set<string>([id.slice(id.lastIndexOf("-") + 1)]);
  const add = (word: string): void => {
    if (word !== "") words.add(word.slice(0, LONGEST_WORD).toWellFormed());
  };
  for (const part of names.flatMap((name) => partsOf(name ?? "")))
    for (const suffix of suffixesOf(part, SHORTEST_SUFFIX)) add(suffix);
  for (const email of emails.map((one) => folded(one ?? "").trim())) {
    add(email);
    // From each of its parts on: `ada.lovelace@example.com` is also found by `lovelace@ex` and by `example`.
    for (const match of email.matchAll(/(?<=[^\p{L}\p{N}])[\p{L}\p{N}]/gu)) add(email.slice(match.index));
  }
  for (const digits of phones.map((phone) => comparedDigits(digitsOf(phone ?? ""))))
    for (const suffix of suffixesOf(digits, SHORTEST_PHONE_SUFFIX)) add(suffix);
  add(folded(guestCardId ?? "").trim());
  return [...words];
}

/** A word and its suffixes of at least `shortest` characters. */
function suffixesOf(word: string, shortest: number): string[] {
  const characters = Array.from(word);
  const suffixes = [word];
  for (let start = 1; start <= characters.length - shortest; start++)
    suffixes.push(characters.slice(start).join(""));
  return suffixes;
}
