import type { WriteOperation } from "../intake/new-write.ts";
import { lookUpLead } from "./create-lead/look-up-lead.ts";
import { readBackLead } from "./create-lead/read-back-lead.ts";
import { callForLead, sendLead } from "./create-lead/send-lead.ts";
import {
  callForLeadEvent,
  lookUpLeadEvent,
  recordLeadEvent,
  sendLeadEvent,
} from "./create-lead-event/steps.ts";
import type { Delivery, StepResult } from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";
import type { CallForWrite } from "./send-write.ts";
import {
  callForLeadUpdate,
  readBackLeadUpdate,
  repeatLeadUpdate,
  sendLeadUpdate,
} from "./update-lead/steps.ts";

/** One part of a delivery. `calls` says whether it takes a call to RPX, and so a place in the lane's pace. */
export type OperationStep = {
  readonly calls: boolean;
  readonly run: (delivery: Delivery, write: LoadedWrite) => Promise<StepResult>;
};

/** What an operation does in each part of a delivery. */
export type OperationSteps = {
  /** The call that `send` makes. */
  readonly call: CallForWrite<unknown>;
  readonly send: OperationStep;
  /** Settles an outcome that is not known. */
  readonly lookUp: OperationStep;
  /** Makes the record of what RPX stored. */
  readonly readBack: OperationStep;
  /** Whether an attempt whose outcome was lost, and that was settled as absent, surely never reached RPX. */
  readonly absenceIsSure: boolean;
};

const calling = (run: OperationStep["run"]): OperationStep => ({ calls: true, run });
const silent = (run: OperationStep["run"]): OperationStep => ({ calls: false, run });

/** The steps of every operation. */
export const operations: Readonly<Record<WriteOperation, OperationSteps>> = {
  create_lead: {
    call: callForLead,
    send: calling(sendLead),
    lookUp: calling(lookUpLead),
    readBack: calling(readBackLead),
    absenceIsSure: true,
  },
  update_lead: {
    call: callForLeadUpdate,
    send: calling(sendLeadUpdate),
    lookUp: silent(repeatLeadUpdate),
    readBack: calling(readBackLeadUpdate),
    absenceIsSure: false,
  },
  create_lead_event: {
    call: callForLeadEvent,
    send: calling(sendLeadEvent),
    lookUp: calling(lookUpLeadEvent),
    readBack: silent(recordLeadEvent),
    absenceIsSure: true,
  },
};
