import { Type } from "typebox";
import type { Refusal } from "../errors.ts";

/** What sending again answers. */
export const resent = Type.Object({ result: Type.Object({ resent: Type.Integer() }) });

export const inactiveWebhook: Refusal = {
  refused: "conflict",
  message: "This webhook is not active. Set `active` to true first; what waits for it is sent then.",
};
