import { comparedDigits, digitsOf, folded, LONGEST_WORD, partsOf } from "./words.ts";

/** What a person asks for, understood. All of it has to hold. */
export type Question = {
  /** Each has to be the beginning of one of the write's words. */
  readonly words: readonly string[];
  /** The write's id lies in every one of these ranges, both ends included. */
  readonly idRanges: readonly { readonly first: string; readonly last: string }[];
  /** The one word that was asked, where it may be a guest card's id. */
  readonly guestCardId: string | null;
};

/** Digits of fewer groups than these may be anything: a guest card's id, a part of a number. */
const FEWEST_PHONE_DIGITS = 7;
const PHONE_LIKE = /^[+()\d./-]*\d[+()\d./-]*$/;
/** A job id, or its beginning up to a hyphen at least. */
const JOB_ID_LIKE = /^[0-9a-f]{8}-[0-9a-f-]{0,27}$/i;

/** Understands a question; null where it asks for nothing. */
export function readQuestion(text: string): Question | null {
  const given = text
    .replaceAll("\0", " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const idRanges = given.filter((word) => JOB_ID_LIKE.test(word)).map(rangeOf);
  const others = joinPhones(given.filter((word) => !JOB_ID_LIKE.test(word)));
  const words = others.flatMap(wordsAsked);
  const [only] = given;
  const guestCardId = given.length === 1 && only !== undefined && idRanges.length === 0 ? only : null;
  return words.length === 0 && idRanges.length === 0 && guestCardId === null
    ? null
    : { words, idRanges, guestCardId };
}

/** True where words of a write answer the words of a question. */
export function answers(kept: readonly string[], question: Question): boolean {
  return question.words.every((word) => kept.some((one) => one.startsWith(word)));
}

/** The words of a question for PostgreSQL's full-text search: all of them, each as a beginning. */
export function toTsquery(words: readonly string[]): string {
  return words
    .map((word) => `'${word.replaceAll("\\", String.raw`\\`).replaceAll("'", "''")}':*`)
    .join(" & ");
}

/** A phone number may be written with spaces: its groups are one word. */
function joinPhones(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const end = (): void => {
    const digits = digitsOf(run.join(""));
    if (run.length > 0)
      joined.push(...(digits.length >= FEWEST_PHONE_DIGITS ? [comparedDigits(digits)] : run));
    run = [];
  };
  for (const word of words)
    if (PHONE_LIKE.test(word)) run.push(word);
    else {
      end();
      joined.push(word);
    }
  end();
  return joined;
}

/** An e-mail address stays whole; of anything else its letters and digits count. */
function wordsAsked(word: string): string[] {
  return (word.includes("@") ? [folded(word)] : partsOf(word)).map((one) =>
    one.slice(0, LONGEST_WORD).toWellFormed(),
  );
}

function rangeOf(jobId: string): { first: string; last: string } {
  const hex = jobId.toLowerCase().replaceAll("-", "").slice(0, 32);
  const asId = (digits: string): string =>
    digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { first: asId(hex.padEnd(32, "0")), last: asId(hex.padEnd(32, "f")) };
}
