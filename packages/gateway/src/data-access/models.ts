import type { RecordModel } from "../records/record.ts";
import type { MethodResult, MethodResults } from "./check-store.ts";
import type { CheckedMethod } from "./methods.ts";

/** What a check found of one way to use a model, in the forms of Propexo's contract. */
export type Access =
  | { readonly status: "SUCCESS" | "FAILED" | "PROCESSING"; readonly error_message: string | null }
  | { readonly unsupported: boolean }
  | { readonly untested: boolean };

export type ModelAccess = { readonly read: Access; readonly create: Access; readonly update: Access };

/** The methods that bring a model; where there are several, one that answers is enough. */
const readBy: Readonly<Partial<Record<RecordModel, readonly CheckedMethod[]>>> = {
  properties: ["getsitelist", "getsubscriptions"],
  units: ["getunitlist", "unitlist"],
  floor_plans: ["getfloorplanlist"],
  employees: ["getleasingagentsbyproperty"],
  lead_sources: ["getmarketingsourcesbyproperty"],
  lead_relationships: ["getpicklistprospect"],
  contact_types: ["getallcontacttypes"],
  event_types: ["getactivitytypes"],
  loss_reasons: ["getactivitylossreasons"],
  leads: ["prospectsearch"],
  // RPX has no method that lists them.
  events: [],
};

/** What each model can be used for, by what the check's methods answered. */
export function modelAccess(results: MethodResults, isInProcess: boolean): Record<string, ModelAccess> {
  return Object.fromEntries(
    Object.entries(readBy).map(([model, methods]) => [
      model,
      {
        read: readAccess(methods, results, isInProcess),
        create: written.create.includes(model) ? { untested: true } : { unsupported: true },
        update: written.update.includes(model) ? { untested: true } : { unsupported: true },
      },
    ]),
  );
}

/** Only tried by real writes: a trial would leave something behind at RPX. */
const written: Readonly<Record<"create" | "update", readonly string[]>> = {
  create: ["leads", "events"],
  update: ["leads"],
};

function readAccess(methods: readonly CheckedMethod[], results: MethodResults, isInProcess: boolean): Access {
  if (methods.length === 0) return { unsupported: true };
  const asked = methods.flatMap((method): [CheckedMethod, MethodResult][] => {
    const result = results[method];
    return result ? [[method, result]] : [];
  });
  if (asked.length === 0)
    return isInProcess ? { status: "PROCESSING", error_message: null } : { untested: true };
  const errors = asked.flatMap(([method, { error_message }]) =>
    error_message === null ? [] : [`${method}: ${error_message}`],
  );
  return {
    status: asked.some(([, { status }]) => status === "SUCCESS") ? "SUCCESS" : "FAILED",
    error_message: errors.length > 0 ? errors.join("; ") : null,
  };
}
