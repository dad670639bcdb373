const formats = new Map<string, Intl.DateTimeFormat>();

function parts(zone: string, moment: number): Record<string, string> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

/** The last second formatted for each zone: formatting costs more than all else of a call. */
const latest = new Map<string, { second: number; text: string }>();

/** A moment as a property's clock shows it, `YYYY-MM-DDTHH:mm:ss` (wire.md §6: never converted, no zone). */
export function localTime(zone: string, moment: number): string {
  const second = Math.floor(moment / 1000);
  const known = latest.get(zone);
  if (known?.second === second) return known.text;
  const p = parts(zone, moment);
  const text = `${p["year"]}-${p["month"]}-${p["day"]}T${p["hour"]}:${p["minute"]}:${p["second"]}`;
  latest.set(zone, { second, text });
  return text;
}

/** As getsitelist's SysDate writes it, the only form with an offset: `2026-01-20T10:01:33.017-06:00` (§4.4). */
export function systemDate(zone: string, moment: number): string {
  const local = localTime(zone, moment);
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(moment / 1000) * 1000) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, "0");
  const thousandths = String(moment % 1000).padStart(3, "0");
  return `${local}.${thousandths}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
