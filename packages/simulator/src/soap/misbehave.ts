import { setTimeout as pause } from "node:timers/promises";
import type { FaultOrder } from "../faults/orders.ts";
import { applicationFault, html, internalServiceFault, type SoapReply } from "./replies.ts";

/** Makes a call go wrong as ordered. `carryOut` does what the method does, `finish` answers, `reset` cuts the connection. */
export async function misbehave(
  fault: FaultOrder,
  {
    carryOut,
    finish,
    reset,
  }: { carryOut: () => SoapReply; finish: (reply: SoapReply) => void; reset: () => void },
): Promise<void> {
  switch (fault.kind) {
    case "delay":
      await pause(fault.delayMs ?? 1000);
      return finish(carryOut());
    case "hang":
      if (fault.stores === true) carryOut();
      return undefined;
    case "hang-after":
      carryOut();
      return undefined;
    case "reset-before":
      return reset();
    case "reset-after":
      carryOut();
      return reset();
    case "html-403":
      return finish(html(403, "Access Denied"));
    case "html-503":
      if (fault.stores === true) carryOut();
      return finish(html(503, "Service Unavailable"));
    case "soap-fault-200":
      return finish(applicationFault(fault.text ?? "LicenseKey is not authorized to call the method."));
    case "soap-fault-500":
      if (fault.stores === true) carryOut();
      return finish(internalServiceFault(fault.text));
    case "truncated": {
      const reply = carryOut();
      return finish({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) });
    }
    case "garbage":
      carryOut();
      return finish({ status: 200, contentType: "text/xml; charset=utf-8", body: "\u0000\u0001 not xml" });
    case "message":
    case "missing-ids":
    case "late-visible":
      return finish(carryOut());
    default:
      return fault.kind satisfies never;
  }
}
