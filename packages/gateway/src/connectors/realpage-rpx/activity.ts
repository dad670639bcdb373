/** What an activity may set a guest card's status to. RPX's codes for others are not known. */
export type ActivityStatus = "ACTIVE" | "LOST";

/** An activity on a guest card as it is sent with `insertactivity`. Every id is RPX's own. */
export type ActivityInput = {
  readonly guestCardId: string;
  /** Property-local, `YYYY-MM-DDTHH:mm:ss`. */
  readonly actionDate: string;
  readonly typeId: string;
  readonly agentId: string;
  readonly comments: string | null;
  readonly unitId: string | null;
  readonly status: ActivityStatus | null;
  /** With LOST. */
  readonly lossReasonId: string | null;
};

/** What RPX says of an activity that it took. */
export type InsertedActivity = { readonly activityId: string };
