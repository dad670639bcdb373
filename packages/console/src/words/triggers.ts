/** What a webhook can be told of, in words. */
export const triggerWords = {
  WRITE_OPERATION_SUCCESS: "A write was delivered",
  WRITE_OPERATION_FAILURE: "A write failed",
  DATA_NEW: "A record is new",
  DATA_UPDATE: "A record changed",
  SYNC_COMPLETE: "A sync ended",
  FIRST_SYNC_COMPLETE: "The first sync of an integration ended",
  JOB_FAILURE: "A job failed",
  JOB_SUCCESS: "A job succeeded",
} as const;

export type Trigger = keyof typeof triggerWords;

export const triggers = Object.keys(triggerWords) as Trigger[];
