import { GuestcardError } from "./guestcard-error.ts";

const messages = {
  webhook_header_missing: "There is no webhook-id, webhook-timestamp or webhook-signature.",
  webhook_signature_wrong: "No signature was made with this secret of this body.",
  webhook_too_old: "It was sent too long ago.",
  webhook_from_the_future: "It was sent in the future.",
  webhook_body_unreadable: "The body is no JSON.",
} as const;

/** Why a request is not taken for the gateway's. */
export type VerificationFault = keyof typeof messages;

/** A request to your webhook that is not the gateway's, or no fresh one. Answer 400 and do nothing. */
export class WebhookVerificationError extends GuestcardError {
  declare readonly code: VerificationFault;

  constructor(fault: VerificationFault) {
    super(fault, messages[fault]);
  }
}
