import type { WriteState } from "../status/states.ts";

/** What a person can do about a write now. */
export type WriteActions = {
  /** `if_duplicate_accepted`: only by saying that two guest cards are better than none. */
  readonly retry: "no" | "yes" | "if_duplicate_accepted";
  readonly resolve: ("confirm" | "send_again" | "give_up")[];
  /** True where `confirm` has to name the guest card: it is a new lead's. */
  readonly confirm_needs_guest_card_id: boolean;
  /** What that means, in words. */
  readonly advice: string;
};

/** What can be done about a write; retry-write and resolve have the last word. */
export function actionsFor(write: {
  readonly state: WriteState;
  readonly operation: string;
  readonly retried_by: string | null;
  readonly is_archived: boolean;
  readonly is_erased: boolean;
}): WriteActions {
  const { state, retried_by: retriedBy } = write;
  const mayRetry = retriedBy === null && !write.is_archived && !write.is_erased;
  const nothing: Omit<WriteActions, "advice"> = {
    retry: "no",
    resolve: [],
    confirm_needs_guest_card_id: false,
  };
  switch (state) {
    case "waiting":
      return { ...nothing, advice: "Nothing to do: it is sent as soon as it is due." };
    case "sending":
      return { ...nothing, advice: "Nothing to do: it is being sent." };
    case "unknown":
    case "locating":
      return {
        ...nothing,
        advice: "Nothing to do: Guestcard looks it up, and asks a person if it cannot tell.",
      };
    case "stored":
    case "done":
      return { ...nothing, advice: "Nothing to do: RealPage holds it." };
    case "needs_review":
      return {
        retry: "no",
        resolve: ["confirm", "send_again", "give_up"],
        confirm_needs_guest_card_id: write.operation === "create_lead",
        advice: "Look in RealPage whether it is there, then confirm it, send it again, or give it up.",
      };
    case "rejected":
    case "expired":
      return {
        ...nothing,
        retry: mayRetry ? "yes" : "no",
        advice: failedAdvice(retriedBy, "Settle the reason, then retry it: a retry is a new write."),
      };
    case "given_up":
      return {
        ...nothing,
        retry: mayRetry ? "if_duplicate_accepted" : "no",
        advice: failedAdvice(
          retriedBy,
          "RealPage may hold it. Retry it only where a second guest card does no harm.",
        ),
      };
    default:
      return state satisfies never;
  }
}

const failedAdvice = (retriedBy: string | null, otherwise: string): string =>
  retriedBy === null ? otherwise : `It was retried as ${retriedBy}.`;
