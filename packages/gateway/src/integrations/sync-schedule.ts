import { Type } from "typebox";

export const cadences = ["MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "SECOND"] as const;
export const cadence = Type.Enum([...cadences]);

const time = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });
const LARGEST_FREQUENCY = 1_000_000;
export const frequency = Type.Integer({ minimum: 1, maximum: LARGEST_FREQUENCY });

const day = Type.Optional(
  Type.Object(
    {
      slots: Type.Array(
        Type.Object(
          { start: time, end: time, sync_frequency: frequency, sync_cadence: cadence },
          { additionalProperties: false },
        ),
        { maxItems: 48 },
      ),
    },
    { additionalProperties: false },
  ),
);

/** A week of slots in which an integration is synced (Propexo's contract: custom_sync_schedule). */
export const syncSchedule = Type.Object(
  {
    type: Type.Enum(["WEEK_BASED"]),
    timezone: Type.Enum([
      "UTC",
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Phoenix",
      "America/Los_Angeles",
      "America/Anchorage",
      "Pacific/Honolulu",
    ]),
    interval: Type.Object(
      {
        SUNDAY: day,
        MONDAY: day,
        TUESDAY: day,
        WEDNESDAY: day,
        THURSDAY: day,
        FRIDAY: day,
        SATURDAY: day,
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
