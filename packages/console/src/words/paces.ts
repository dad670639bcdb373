/** The units of a pace, as the API names them. */
export const cadences = ["SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH"] as const;

/** `20` and `SECOND` as `20 a second`. */
export const paceOf = (frequency: number, cadence: string): string =>
  `${frequency} a ${cadence.toLowerCase()}`;

/** `12` and `HOUR` as `every 12 hours`. */
export const intervalOf = (frequency: number, cadence: string): string =>
  frequency === 1 ? `every ${cadence.toLowerCase()}` : `every ${frequency} ${cadence.toLowerCase()}s`;
