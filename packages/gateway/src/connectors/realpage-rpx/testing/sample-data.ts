import type { RpxCredentials, RpxSite } from "../credentials.ts";
import type { ActivityInput } from "../activity.ts";
import type { GuestCardChange, GuestCardInput } from "../guest-card.ts";
import type { RpxCall } from "../realpage-rpx.ts";

/** Invented values only, those of the samples. */
export const SITE: RpxSite = { pmcId: "1111111", siteId: "2222222" };

export const LICENSE_KEY = "00000000-0000-0000-0000-000000000000";

export const CARD: GuestCardInput = {
  firstName: "Robin",
  middleName: null,
  lastName: "Example",
  email: "robin@example.com",
  relationshipId: "H",
  dateOfBirth: null,
  address: { line1: null, line2: null, city: null, state: null, zip: null, country: null },
  phones: [],
  leasingAgentId: null,
  primaryLeadSource: null,
  contactType: null,
  dateContact: "2026-11-23T10:15:00",
  comment: null,
  preferences: {
    dateNeeded: null,
    leaseTermMonths: null,
    floorPlanId: null,
    desiredRent: null,
    occupants: null,
  },
};

export const CHANGE: GuestCardChange = { ...CARD, guestCardId: "30000123", customerId: "30000456" };

export const ACTIVITY: ActivityInput = {
  guestCardId: "30000123",
  actionDate: "2026-11-23T10:15:00",
  typeId: "S000000001",
  agentId: "17",
  comments: null,
  unitId: null,
  status: null,
  lossReasonId: null,
};

/** A call with the sample's key to `baseUrl`, that may send. */
export function callTo(
  baseUrl: string,
  more: Partial<RpxCall> = {},
  credentials: Partial<RpxCredentials> = {},
): RpxCall {
  return {
    credentials: { baseUrl, licensekey: LICENSE_KEY, ...credentials },
    maySend: () => true,
    ...more,
  };
}

/** The envelope of a reply, exactly as wire.md §1 has it, around what stands in the result. */
export function replyOf(method: string, payload: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><${method}Response xmlns="http://tempuri.org/"><${method}Result>${payload}</${method}Result></${method}Response></s:Body></s:Envelope>`;
}

/** A reply of `insertprospect` (§3.2). */
export function inserted(
  card = "<ID>30000123</ID><NewID>30000123</NewID><Result>SUCCESS</Result><Status>NEW</Status><Action>INSERT</Action>",
  message = "<message>SUCCESS</message>",
  customers = "<Customers><CustomerID>30000456</CustomerID></Customers>",
): string {
  return replyOf(
    "insertprospect",
    `<InsertProspectResponse xmlns=""><Guestcard>${card}</Guestcard>${message}${customers}</InsertProspectResponse>`,
  );
}

/** A fault as RPX's application sends it (§5). */
export function applicationFault(exception: string, code = "s:inv_Param", custom = ""): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring xml:lang="en-US">${exception}</faultstring><detail><RPXApplicationFault><CustomMessage>${custom}</CustomMessage><ExceptionMessage>${exception}</ExceptionMessage><LogId>0</LogId><MessageLogId>2026.11.0123456789abcdef0123456789abcdef.101</MessageLogId></RPXApplicationFault></detail></s:Fault></s:Body></s:Envelope>`;
}

/** A fault as WCF itself sends it: a code of a namespace of its own and no detail (§5). */
export function wcfFault(code: string, text: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher">a:${code}</faultcode><faultstring xml:lang="en-US">${text}</faultstring></s:Fault></s:Body></s:Envelope>`;
}
