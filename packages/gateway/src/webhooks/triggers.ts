/** What a webhook can be told of: contract/propexo.md §4.3, and WRITE_OPERATION_SUCCESS, which is Guestcard's own. */
export const webhookTriggers = [
  "DATA_NEW",
  "DATA_UPDATE",
  "SYNC_COMPLETE",
  "FIRST_SYNC_COMPLETE",
  "JOB_FAILURE",
  "JOB_SUCCESS",
  "WRITE_OPERATION_FAILURE",
  "WRITE_OPERATION_SUCCESS",
] as const;

export type WebhookTrigger = (typeof webhookTriggers)[number];

/** Triggers that a webhook may narrow to one model. */
export const isDataTrigger = (trigger: WebhookTrigger): boolean =>
  trigger === "DATA_NEW" || trigger === "DATA_UPDATE";
