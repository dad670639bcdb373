import type { Guestcard } from "../../../../sdk/src/index.ts";

/** What each RPX method of a licence answered, as the gateway tells it. */
export type Methods = Awaited<ReturnType<Guestcard["integrations"]["dataAccess"]>>["methods"];
export type MethodAnswer = Methods[string];

/** What Guestcard needs each method for. */
const NEEDED_FOR: Readonly<Record<string, string>> = {
  getsubscriptions: "finding the properties of the licence",
  getsitelist: "names and addresses of properties",
  getfloorplanlist: "floor plans",
  getunitlist: "units",
  unitlist: "units that are not on offer",
  getleasingagentsbyproperty: "employees",
  getmarketingsourcesbyproperty: "lead sources",
  getpicklistprospect: "relationships, which every lead names",
  getallcontacttypes: "kinds of contact",
  getactivitytypes: "kinds of events",
  getactivitylossreasons: "reasons of a loss",
  prospectsearch: "finding a lead whose reply was lost; reading leads",
};

/** The methods in the order in which they are told: what everything hangs on first. */
export function inOrderOfNeed(methods: Methods): [string, MethodAnswer][] {
  const order = Object.keys(NEEDED_FOR);
  return Object.entries(methods).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

/** What a method is needed for. */
export const neededFor = (method: string): string => NEEDED_FOR[method] ?? "";

/** What to do about a method that did not answer. */
export function remedyOf({ cause, status }: MethodAnswer): string {
  if (status === "SUCCESS") return "";
  switch (cause) {
    case "licence":
      return "Ask RealPage to enable this method for the licence key.";
    case "subscription":
      return "The property has to subscribe to you in RealPage's AppPartner Marketplace.";
    case "credentials":
      return "Check licence key, PMC id, site id, user name and password.";
    case "forbidden":
      return "RealPage's network refuses the gateway's address: ask RealPage to let it in.";
    case "misconfigured":
      return "No RPX service answers at this base URL: check it with RealPage.";
    case null:
      return "It may pass: test again. If it stays, ask RealPage.";
    default:
      return cause satisfies never;
  }
}
