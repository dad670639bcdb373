import { Type } from "typebox";

/** RPX methods that a partner may have an endpoint and a key of its own for (contract/propexo.json). */
export const rpxMethods = [
  "insertfollowup",
  "insertprospect",
  "insertactivity",
  "addresidentactivitylog",
  "postsinglecharge",
  "addservicerequest",
  "getscheduledappointments",
  "getfloorplanlist",
  "prospectsearch",
  "getactivitytypes",
  "getpicklistprospect",
  "getmarketingsourcesbyproperty",
  "getleaseinfo",
  "getleasingagentsbyproperty",
  "getunitlist",
  "getsubscriptions",
  "getprospectsurveylist",
  "getresidentlistinfo",
  "getresidentconvergent",
  "getresidentactivitytypes",
  "getresidentsactivitylogbydaterange",
  "getresidentledger",
  "transactioncodes",
  "getservicerequest",
  "getworkordersurveylist",
  "getserviceissuelist",
  "getlocationlist",
  "getwoprioritylist",
  "getunits",
  "getunitsbyproperty",
  "unitlist",
  "updateprospect",
  "updateservicerequest",
  "getagentsappointmenttimes",
  "getsitelist",
  "updatesitesubscriptionstatus",
] as const;

const LONGEST_TEXT = 2000;
const text = Type.String({ minLength: 1, maxLength: LONGEST_TEXT });
const endpoint = { baseUrl: text, licensekey: text };

/** RPX credentials; `username`, `password` and `system` are beyond the contract, for older partners. */
export const credentialsBody = Type.Object(
  {
    ...endpoint,
    pmcId: Type.Optional(text),
    siteId: Type.Optional(text),
    username: Type.Optional(text),
    password: Type.Optional(text),
    system: Type.Optional(text),
    method_specific: Type.Optional(
      Type.Object(
        Object.fromEntries(
          rpxMethods.map((method) => [
            method,
            Type.Optional(Type.Object(endpoint, { additionalProperties: false })),
          ]),
        ),
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, description: "Sealed at once, and never shown again." },
);
