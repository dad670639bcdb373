const MINUTE_MS = 60_000;

/** A property whose clock is unknown may be anywhere from UTC-12 to UTC+14. */
const UNKNOWN_CLOCK_TOLERANCE_MS = 15 * 60 * MINUTE_MS;
/** The offset was read at the last sync: summer time may have come since (60 minutes), and clocks differ (15). */
const KNOWN_CLOCK_TOLERANCE_MS = 75 * MINUTE_MS;

/** `YYYY-MM-DDTHH:mm:ss` as the property's own clock shows `moment`. Unknown offset: UTC. */
export function propertyLocalTime(moment: Date, utcOffsetMinutes: number | null): string {
  return new Date(moment.getTime() + (utcOffsetMinutes ?? 0) * MINUTE_MS).toISOString().slice(0, 19);
}

/** The moment that a property-local time without zone stands for; null where it is not one. */
export function momentOfLocalTime(local: string, utcOffsetMinutes: number | null): Date | null {
  const time = Date.parse(`${local}Z`);
  return Number.isNaN(time) ? null : new Date(time - (utcOffsetMinutes ?? 0) * MINUTE_MS);
}

/** How far a property-local time may be from what we take it for, in milliseconds. */
export function clockTolerance(utcOffsetMinutes: number | null): number {
  return utcOffsetMinutes === null ? UNKNOWN_CLOCK_TOLERANCE_MS : KNOWN_CLOCK_TOLERANCE_MS;
}
