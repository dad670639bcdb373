import type { WriteStatus } from "../resources/types.ts";
import { GuestcardError } from "./guestcard-error.ts";

/** A write that did not come to SUCCESS while it was waited for. */
export class WriteError extends GuestcardError {
  readonly jobId: string;
  /** The last status that was read; null where none was. */
  readonly write: WriteStatus | null;

  constructor(code: string, message: string, jobId: string, write: WriteStatus | null) {
    super(code, message);
    this.jobId = jobId;
    this.write = write;
  }
}

/** RealPage does not hold it, and it will not be sent again by itself. `write.errors` says why. */
export class WriteFailedError extends WriteError {}

/** A person has to say what became of it (`writes.resolve`). Do not send it again: RealPage may hold it. */
export class WriteNeedsReviewError extends WriteError {}

/** It is still on its way, and goes on without you. Wait again; do not send it again. */
export class WriteTimeoutError extends WriteError {}
