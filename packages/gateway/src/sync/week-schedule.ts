/** The contract's `custom_sync_schedule`: on each weekday, slots of the day with an interval of their own. */
export type WeekSchedule = {
  readonly type: "WEEK_BASED";
  readonly timezone: string;
  readonly interval: Readonly<Partial<Record<Weekday, { readonly slots: readonly Slot[] }>>>;
};

type Weekday = (typeof WEEKDAYS)[number];
type Slot = {
  /** `HH:MM` by the schedule's clock. */
  readonly start: string;
  /** `HH:MM`, exclusive; at or before `start` it means the next day's. */
  readonly end: string;
  readonly sync_frequency: number;
  readonly sync_cadence: string;
};
type IntervalOf = (frequency: number, cadence: string) => number;

const WEEKDAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"] as const;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;
/** Yesterday's slots may reach into today; then each weekday once, and the first again for a slot that has begun. */
const FIRST_DAY = -1;
const LAST_DAY = 8;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** True where `value` can be followed: a schedule that cannot is as good as none. */
export function isWeekSchedule(value: unknown, intervalOf: IntervalOf): value is WeekSchedule {
  if (!isObject(value) || value["type"] !== "WEEK_BASED" || typeof value["timezone"] !== "string")
    return false;
  try {
    zoneClock(value["timezone"]);
  } catch {
    return false;
  }
  const { interval } = value;
  if (!isObject(interval)) return false;
  return Object.entries(interval).every(
    ([day, slots]) =>
      WEEKDAYS.some((weekday) => weekday === day) &&
      isObject(slots) &&
      Array.isArray(slots["slots"]) &&
      slots["slots"].every((slot: unknown) => isSlot(slot, intervalOf)),
  );
}

function isSlot(slot: unknown, intervalOf: IntervalOf): slot is Slot {
  return (
    isObject(slot) &&
    typeof slot["start"] === "string" &&
    typeof slot["end"] === "string" &&
    TIME_OF_DAY.test(slot["start"]) &&
    TIME_OF_DAY.test(slot["end"]) &&
    typeof slot["sync_frequency"] === "number" &&
    slot["sync_frequency"] > 0 &&
    typeof slot["sync_cadence"] === "string" &&
    intervalOf(slot["sync_frequency"], slot["sync_cadence"]) > 0
  );
}

/** The first planned moment after `last`: a slot's start, or that plus a whole number of its intervals. Null: no slot. */
export function momentAfter(schedule: WeekSchedule, last: Date, intervalOf: IntervalOf): Date | null {
  const after = last.getTime();
  return earliest(schedule, after, ({ start, end, slot }) => {
    if (after < start) return start;
    const interval = intervalOf(slot.sync_frequency, slot.sync_cadence);
    const moment = start + (Math.floor((after - start) / interval) + 1) * interval;
    return moment < end ? moment : null;
  });
}

/** `moment` itself where it lies in a slot, else the start of the next slot. Null: no slot. */
export function momentWithin(schedule: WeekSchedule, moment: Date): Date | null {
  const from = moment.getTime();
  return earliest(schedule, from, ({ start, end }) => (end > from ? Math.max(start, from) : null));
}

type Span = { readonly start: number; readonly end: number; readonly slot: Slot };

function earliest(
  schedule: WeekSchedule,
  from: number,
  momentIn: (span: Span) => number | null,
): Date | null {
  const clock = zoneClock(schedule.timezone);
  const today = Math.floor(clock.local(from) / DAY_MS);
  let first = Infinity;
  for (let day = today + FIRST_DAY; day <= today + LAST_DAY; day++) {
    // 1 January 1970, day 0, was a Thursday.
    const weekday = WEEKDAYS[(((day + 4) % 7) + 7) % 7];
    for (const slot of (weekday && schedule.interval[weekday]?.slots) ?? []) {
      const opens = minuteOfDay(slot.start);
      const closes = minuteOfDay(slot.end);
      const start = clock.moment(day * DAY_MS + opens * MINUTE_MS);
      const end = clock.moment((closes > opens ? day : day + 1) * DAY_MS + closes * MINUTE_MS);
      first = Math.min(first, momentIn({ start, end, slot }) ?? Infinity);
    }
  }
  return first === Infinity ? null : new Date(first);
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** Turns moments into what a zone's clock shows, as milliseconds since 1970 by that clock, and back. */
type ZoneClock = { local(moment: number): number; moment(local: number): number };

/** @throws RangeError where there is no such zone. */
function zoneClock(timezone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const local = (moment: number): number => {
    const part = Object.fromEntries(
      format.formatToParts(new Date(moment)).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  return {
    local,
    // A second look with the first answer's offset is right on both sides of a change of the clock.
    moment: (wanted) => {
      const guess = wanted - (local(wanted) - wanted);
      return wanted - (local(guess) - guess);
    },
  };
}
