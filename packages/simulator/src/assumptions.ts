/** What the wire facts (wire.md) leave open and the simulator had to settle. Change it here. */

/** [U] §5: the namespace of RPXApplicationFault was lost in the capture. */
export const FAULT_NAMESPACE = "http://schemas.datacontract.org/2004/07/PLACEHOLDER";
/** [I] §4.4: the names of a subscription's children; only `startdate` is known. */
export const SUBSCRIPTION_FIELDS = {
  pmcId: "pmcid",
  siteId: "siteid",
  siteName: "sitename",
  status: "status",
} as const;
/** [V] §2 for getsubscriptions only: the methods that come without a site. */
export const CROSS_SITE_METHODS: ReadonlySet<string> = new Set(["getsubscriptions"]);
/** [I] §3.1: the element of a date of birth. */
export const DATE_OF_BIRTH = "dateofbirth";
/** [U] §3.2: what the duplicate check compares: names, and e-mail or a phone, within the days sent (91 without). */
export const DUPLICATE_DAYS = 91;
/** [I] §9: what a duplicate is answered with; its ID is the card that is there, its NewID 0. */
export const DUPLICATE_REPLY = { result: "SUCCESS", status: "DUPLICATE", action: "EXIST" } as const;
/** [I] §9: the `message` of a duplicate; §5 knows another reading, so the control port can change it. */
export const DUPLICATE_MESSAGE = "SUCCESS";
/** [U] §3.2: what a refusal says beside its message. */
export const REFUSAL_REPLY = {
  id: "0",
  newId: "0",
  result: "FAILED",
  status: "ERROR",
  action: "INSERT",
} as const;
/** [U] §5: the text for a wrong key, user or company. */
export const BAD_AUTH =
  "A validation error occurred. Please make sure you have provided the correct Auth information";
/** [I] §5: WCF's namespace of its own faults. */
export const WCF_DISPATCHER =
  "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";
/** [V2] §4.4 that getunitlist leaves units out without `LimitResults` false, [U] how many it shows. */
export const LIMITED_UNITS = 10;
/** [V] §4.3, one source: getpicklistprospect has `Contents` itself as its root. */
export const PICKLIST_PROSPECT_ROOT = "Contents";
