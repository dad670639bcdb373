import { element, group } from "../../envelope.ts";

/** A span of property-local time, `YYYY-MM-DDTHH:mm:ss`, both ends included. */
export type LocalSpan = { readonly from: string; readonly to: string };

/** What to search for; what is left out does not narrow. RPX offers no paging (wire.md §4.2). */
export type ProspectCriterion = {
  readonly guestCardId?: string;
  readonly email?: string;
  readonly createDate?: LocalSpan;
  readonly modifiedDate?: LocalSpan;
  readonly lastActivityDate?: LocalSpan;
};

const span = (name: string, dates: LocalSpan | undefined): string =>
  dates ? group(name, element("datefrom", dates.from) + element("dateto", dates.to)) : "";

/** The argument of `prospectsearch`. */
export function prospectSearchXml(criterion: ProspectCriterion): string {
  return group(
    "prospectSearchCriterion",
    group(
      "ProspectSearchCriterion",
      element("guestcardid", criterion.guestCardId ?? null) +
        element("email", criterion.email ?? null) +
        span("createdate", criterion.createDate) +
        span("modifieddate", criterion.modifiedDate) +
        span("lastactivitydate", criterion.lastActivityDate),
    ),
  );
}
