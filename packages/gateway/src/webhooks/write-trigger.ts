import { type WriteState, writeStatus } from "../status/states.ts";
import type { WebhookTrigger } from "./triggers.ts";

/** What a step of a write is told as: only the one that settles what callers see; null for every other. */
export function writeTrigger(from: WriteState, to: WriteState): WebhookTrigger | null {
  const status = writeStatus(to);
  if (status === writeStatus(from)) return null;
  switch (status) {
    case "SUCCESS":
      return "WRITE_OPERATION_SUCCESS";
    case "FAILURE":
      return "WRITE_OPERATION_FAILURE";
    case "PENDING":
      return null;
    default:
      return status satisfies never;
  }
}
