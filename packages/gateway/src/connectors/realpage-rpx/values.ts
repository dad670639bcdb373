/** RPX's ways of writing values (wire.md §6), read in one place. Null in, or not of the form: null out. */

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2}):(\d{2})(?: ?([AP])M)?)?$/i;
/** §6: both mean null. */
const NULL_DATES = new Set(["0001-01-01", "1900-01-01"]);

/** A moment of the property's own clock, `YYYY-MM-DDTHH:mm:ss`, from any of RPX's formats; midnight where there is no time. */
export function localDateTime(text: string | null): string | null {
  if (text === null) return null;
  const iso = ISO.exec(text);
  const us = iso ? null : US.exec(text);
  const pad = (part: string | number | undefined): string => String(part ?? "0").padStart(2, "0");
  let date: string;
  let time: string;
  if (iso) {
    date = `${iso[1]}-${iso[2]}-${iso[3]}`;
    time = `${pad(iso[4])}:${pad(iso[5])}:${pad(iso[6])}`;
  } else if (us) {
    const half = us[7]?.toUpperCase();
    const hour = half === undefined ? Number(us[4] ?? 0) : (Number(us[4]) % 12) + (half === "P" ? 12 : 0);
    date = `${us[3]}-${pad(us[1])}-${pad(us[2])}`;
    time = `${pad(hour)}:${pad(us[5])}:${pad(us[6])}`;
  } else return null;
  const moment = `${date}T${time}`;
  return NULL_DATES.has(date) || !isReal(moment) ? null : moment;
}

/** False for a day that does not exist (`Date` takes February 31 for March 3), for the hour 24 and for the year 0. */
function isReal(moment: string): boolean {
  const ms = Date.parse(`${moment}Z`);
  return (
    !Number.isNaN(ms) &&
    new Date(ms).getUTCDate() === Number(moment.slice(8, 10)) &&
    !moment.startsWith("0000")
  );
}

/** `YYYY-MM-DD` from any of RPX's formats. */
export function localDate(text: string | null): string | null {
  return localDateTime(text)?.slice(0, 10) ?? null;
}

/** The offset from UTC that a time with zone carries, in minutes (`2026-01-20T10:01:33.017-06:00`: -360). */
export function utcOffsetMinutes(text: string | null): number | null {
  if (text === null) return null;
  if (/\dZ$/.test(text)) return 0;
  const parts = /T\d{2}:\d{2}.*([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!parts) return null;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

/** An id of RPX's; null where there is none, which 0 and what is below it mean. */
export function idOf(text: string | null): string | null {
  return text === null || Number(text) <= 0 ? null : text;
}

export function number(text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text.replaceAll(",", ""));
  return Number.isFinite(value) ? value : null;
}

export function wholeNumber(text: string | null): number | null {
  const value = number(text);
  return value === null ? null : Math.trunc(value);
}

/** Money with up to four decimals (`1650.0000`) in cents. */
export function cents(text: string | null): number | null {
  const value = number(text?.replace("$", "") ?? null);
  return value === null ? null : Math.round(value * 100);
}

const YES: ReadonlySet<string> = new Set(["true", "t", "1", "y", "yes"]);
const NO: ReadonlySet<string> = new Set(["false", "f", "0", "n", "no"]);

/** `true/false`, `T/F`, `1/0`, `Y/N`. */
export function flag(text: string | null): boolean | null {
  const word = text?.toLowerCase() ?? "";
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
