import { createRealPageRpx } from "../../packages/gateway/src/connectors/realpage-rpx/realpage-rpx.ts";
import { measureCalls } from "./measure-calls.ts";

/** The gateway's own SOAP client. */
const { RPX_URL = "", LICENCE = "", PMC = "", SITE = "", RUN = "" } = process.env;
const rpx = createRealPageRpx({ allowPrivateTargets: true, connectTimeoutMs: 5000, answerTimeoutMs: 60_000 });
const call = { credentials: { baseUrl: RPX_URL, licensekey: LICENCE }, maySend: () => true };

measureCalls(async (n) => {
  const { outcome } = await rpx.insertProspect(
    call,
    { pmcId: PMC, siteId: SITE },
    {
      firstName: "Maria",
      middleName: "Elena",
      lastName: `Own ${RUN}-${n}`,
      email: `own.${RUN}.${n}@example.com`,
      relationshipId: "H",
      dateOfBirth: "1991-03-14",
      address: {
        line1: "4100 Spring Valley Rd",
        line2: "Apt 220",
        city: "Dallas",
        state: "TX",
        zip: "75244",
        country: "US",
      },
      phones: [{ number: `1${RUN}${n}`, type: "Mobile" }],
      leasingAgentId: null,
      primaryLeadSource: null,
      contactType: null,
      comment: null,
      dateContact: "2026-11-23T10:15:00",
      preferences: {
        dateNeeded: "2027-01-15",
        leaseTermMonths: 12,
        floorPlanId: null,
        desiredRent: 1850,
        occupants: 2,
      },
    },
  );
  if (outcome.kind !== "confirmed") throw new Error(`The call ended as ${outcome.kind}.`);
});
