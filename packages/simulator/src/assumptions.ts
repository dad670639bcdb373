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
/** [I] §3.1: the element of a date of birth. */
export const DATE_OF_BIRTH = "dateofbirth";
/** [U] §3.2: what the duplicate check compares: names, and e-mail or a phone, within the days sent (91 without). */
export const DUPLICATE_DAYS = 91;
/** [U] §5: the text for a wrong key, user or company. */
export const BAD_AUTH =
  "A validation error occurred. Please make sure you have provided the correct Auth information";
/** [I] §5: WCF's namespace of its own faults. */
export const WCF_DISPATCHER =
  "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";
