import { createSender } from "../typical/soap.ts";
import { measureCalls } from "./measure-calls.ts";

/** node-soap, as the typical worker uses it. */
const { RPX_URL = "", LICENCE = "", PMC = "", SITE = "", RUN = "" } = process.env;
const send = await createSender(RPX_URL);
const place = { url: RPX_URL, licensekey: LICENCE, pmc_id: PMC, site_id: SITE };

measureCalls(async (n) => {
  await send(place, {
    integration_id: "",
    property_id: "",
    lead_relationship_id: "",
    first_name: "Maria",
    middle_name: "Elena",
    last_name: `Node ${RUN}-${n}`,
    email_1: `node.${RUN}.${n}@example.com`,
    phone_1: `2${RUN}${n}`,
    phone_1_type: "MOBILE",
    address_1: "4100 Spring Valley Rd",
    address_2: "Apt 220",
    city: "Dallas",
    state: "TX",
    zip: "75244",
    country: "US",
    date_of_birth: "1991-03-14",
    target_move_in_date: "2027-01-15",
    desired_lease_term_in_months: 12,
    desired_max_rent_in_cents: 185_000,
    number_of_occupants: 2,
  });
});
