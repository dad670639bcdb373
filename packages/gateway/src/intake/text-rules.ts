/** XML 1.0 §2.2: what an XML document can carry. Lone surrogates, most control characters, U+FFFE and U+FFFF cannot be. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** The first character of `text` that XML 1.0 cannot carry, as `U+XXXX`; null where all can be carried. */
export function firstCharacterNotInXml(text: string): string | null {
  const found = NOT_XML.exec(text);
  if (!found) return null;
  return `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/**
 * The calendar date of a plain date or of a date-time (RFC 3339 §5.6) exactly as written, `YYYY-MM-DD`: no time zone
 * shifts it. Null where the text is neither or the day does not exist.
 */
export function calendarDate(text: string): string | null {
  const date = DATE_TIME.exec(text)?.[1] ?? text;
  const parts = DATE.exec(date);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year > 0 && day > 0 && day <= daysIn(year, month) ? date : null;
}

/** The moment of a date-time; null where the text is none, or that of a leap second, which `Date` cannot say. */
export function dateTimeMoment(text: string): Date | null {
  const isDateTime = DATE_TIME.test(text) && calendarDate(text) !== null;
  const moment = new Date(isDateTime ? text : NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days of a month, 1 to 12; of any other number none. */
function daysIn(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0);
}
