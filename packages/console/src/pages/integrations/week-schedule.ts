import type { Integration, NewIntegration } from "@guestcard/sdk";

type Schedule = NonNullable<NewIntegration["custom_sync_schedule"]>;
export type Weekday = keyof Schedule["interval"];

/** A part of a weekday in which an integration is synced, and how often. */
export type Slot = {
  readonly day: Weekday;
  readonly start: string;
  readonly end: string;
  /** As typed: the API says what is wrong with it. */
  readonly sync_frequency: number | string;
  readonly sync_cadence: string;
};

export const weekdays: readonly Weekday[] = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
];

export const timezones: readonly Schedule["timezone"][] = [
  "UTC",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
];

/** The schedule that an integration has, as a list of slots. The API answers it as it was given. */
export function scheduleOf(integration: Integration | undefined): {
  readonly timezone: string;
  readonly slots: readonly Slot[];
} {
  const schedule = (integration?.custom_sync_schedule ?? null) as Schedule | null;
  const slots = weekdays.flatMap((day) =>
    (schedule?.interval[day]?.slots ?? []).map((slot) => ({ day, ...slot })),
  );
  return { timezone: schedule?.timezone ?? "UTC", slots };
}

/** The slot that is offered after these: the same hours on the next day. */
export function slotAfter(slots: readonly Slot[]): Slot {
  const last = slots.at(-1);
  if (!last) return { day: "MONDAY", start: "08:00", end: "18:00", sync_frequency: 1, sync_cadence: "HOUR" };
  return { ...last, day: weekdays[(weekdays.indexOf(last.day) + 1) % weekdays.length] ?? "MONDAY" };
}
