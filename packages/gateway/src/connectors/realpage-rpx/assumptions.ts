/**
 * Everything that the connector takes for true of RPX although no source shows it. Marks and sections are those of
 * the wire facts (wire.md): [I] inferred, [U] unknown. What proves wrong is changed here.
 */

/** [I] §3.1, PROPEXO: RPX accepts a date of birth; the element's name is not known. */
export const DATE_OF_BIRTH_ELEMENT = "dateofbirth";

/** [I] §3.2, DOC: the statuses of a guest card that was there before. */
export const STATUS_ALREADY_THERE: ReadonlySet<string> = new Set(["DUPLICATE", "EXISTING", "EXIST"]);

/** [V2] §3.1 (QUEXT): how far back RPX looks for a duplicate. */
export const DUPLICATE_CHECK_DAYS = 91;

/** [V] §3.1 (DWELL), §4.1: the status codes of a guest card that an activity can set. Those of LEASED, UNQUALIFIED and FUTURE are [U]. */
export const ACTIVITY_STATUSES = { ACTIVE: "S000000002", LOST: "S000000004" } as const;

/** [I] §5: the faultcode with which RPX refuses parameters for good; another code may hide a stored card. */
export const PARAMETER_FAULT = "inv_Param";

/**
 * [I] What RPX says, also by PARAMETER_FAULT or in place of SUCCESS, where it or OneSite behind it failed and the lead did
 * not: .NET's and SQL Server's own words. The call may have been carried out, whatever else the text speaks of: it counts
 * before FAULT_TEXTS.
 */
export const FAILURE_TEXT = new RegExp(
  [
    "time(d)?[ -]?out\\b|deadlock|unhandled|internal (server )?error|object reference not set",
    // OneSite may have carried the call out, and its answer never have come to RPX.
    "underlying connection|transport-level error|forcibly closed|error occurred while (receiving|making|sending)|remote server returned",
    "unexpected error|thread was being aborted|try again later",
  ].join("|"),
  "i",
);

/** [I] How RPX may say in place of guest cards that a search found none; §4.2 knows only that they are missing then. */
export const NOTHING_FOUND_TEXT =
  /^no (matching )?(prospects?|guest ?cards?|records?|results?|match(es)?|data)\b/i;

/** What the texts of RPX's faults say, most telling first (§5). The generic text also comes with a licence fault. */
export const FAULT_TEXTS: readonly {
  readonly text: RegExp;
  readonly cause: "licence" | "subscription" | "credentials";
}[] = [
  // [V] captured twice
  { text: /not authorized to call the method/i, cause: "licence" },
  // [V] PYN
  { text: /no active integrations for client id/i, cause: "subscription" },
  // [V] as CustomMessage; [I] that nothing more telling comes with a wrong key, user or company
  { text: /correct Auth information/i, cause: "credentials" },
  {
    text: /(invalid|unknown|incorrect|wrong|expired|inactive).{0,40}(license ?key|user ?name|password|pmc ?id|client id)/i,
    cause: "credentials",
  },
  {
    text: /(license ?key|user ?name|password|pmc ?id).{0,40}(invalid|unknown|incorrect|wrong|expired|inactive|not valid|not found)/i,
    cause: "credentials",
  },
];

/** [I] §5: WCF's faults by the local part of their code. The first two come before the operation runs. */
export const WCF_CONTRACT_FAULTS: ReadonlySet<string> = new Set([
  "ActionNotSupported",
  "EndpointUnavailable",
  "DestinationUnreachable",
]);
export const WCF_UNREADABLE_REQUEST = "DeserializationFailed";

/** [I] §5, §6: RPX (or Akamai before it) throttles without carrying the call out. */
export const THROTTLED_STATUS = 429;

/**
 * [I] §4.2: `modifieddate` also finds a card that nobody changed since it was created, at the time of its creation. Where
 * that proves wrong, a sync has to search by `createdate` as well.
 */
export const CHANGED_WITHIN = "modifiedDate";

/**
 * [I] What RPX may make of a letter beyond ASCII in a name: the letter without its accent, this, or nothing at all. Text
 * that it does not keep as Unicode comes back so.
 */
export const LOST_LETTER = "?";
