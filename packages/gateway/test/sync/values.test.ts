import assert from "node:assert/strict";
import { test } from "node:test";
import { createIntegration } from "../harness/playground.ts";
import { generateSites, lastSync, leadsOf, syncAgain } from "./lead-world.ts";
import { withProxy } from "./world-with-proxy.ts";

/** What RPX may write for a time, and what a lead shows of it. */
const TIMES: readonly (readonly [string, string | null])[] = [
  ["2026-01-20T10:01:33", "2026-01-20T10:01:33"],
  ["2026-01-20T10:01:33.017-06:00", "2026-01-20T10:01:33"],
  ["2026-01-20 10:01:33", "2026-01-20T10:01:33"],
  ["01/20/2026 02:05:06 PM", "2026-01-20T14:05:06"],
  ["01/20/2026", "2026-01-20T00:00:00"],
  ["0001-01-01T00:00:00", null],
  ["1900-01-01 00:00:00", null],
  ["01/01/1900", null],
  ["", null],
  ["soon", null],
];

test("dates in every format of RPX, its nulls, and households come as they are", () =>
  withProxy(async (playground, proxy) => {
    const { api } = await playground.serve();
    const { licensekey, sites } = await generateSites(playground.control, 1, 1);
    const cards = TIMES.map(
      ([time], n) =>
        `<GuestCard><GuestCardID> ${n + 1} </GuestCardID><CreateDate>${time}</CreateDate><PrimaryLeadSource/><Preferences><Occupants/><LeaseTermMonths>12</LeaseTermMonths><PriceRangeID>S000000007</PriceRangeID><FloorplanID/><DateNeeded>${time}</DateNeeded></Preferences><Prospects><Prospect><CustomerID>9${n}</CustomerID><FirstName>Ada  </FirstName><LastName>O&apos;Hara &amp; Sons</LastName><Email/><PrefCommunicationType>TEXT</PrefCommunicationType><Numbers><PhoneNumber><Number>5550000001</Number></PhoneNumber><PhoneNumber><Number/></PhoneNumber><PhoneNumber><Number>5550000002</Number></PhoneNumber><PhoneNumber><Number>5550000003</Number></PhoneNumber></Numbers></Prospect><Prospect><CustomerID>8${n}</CustomerID><FirstName>Ben</FirstName><Email>ben@example.com</Email><Numbers><PhoneNumber><Number>5550000004</Number></PhoneNumber></Numbers></Prospect></Prospects></GuestCard>`,
    );
    // Null is an empty element, or none at all.
    cards.push(
      "<GuestCard><GuestCardID>bare</GuestCardID></GuestCard>",
      "<GuestCard><GuestCardID/></GuestCard>",
    );
    proxy.reshape = (_, reply) =>
      reply.replace(/<GuestCards>.*<\/GuestCards>/s, `<GuestCards>${cards.join("")}</GuestCards>`);
    const integrationId = await createIntegration(api, playground, {
      credentials: { baseUrl: proxy.url, licensekey },
    });
    const sync = await lastSync(api, integrationId);
    assert.deepEqual(sync.errors, []);
    assert.equal(sync.counts["leads"]?.new, TIMES.length + 1);
    const leads = await leadsOf(api, integrationId);
    for (const [n, [time, shown]] of TIMES.entries()) {
      assert.partialDeepStrictEqual(
        leads.get(String(n + 1)),
        {
          x_property_id: sites[0]?.siteId,
          x_created_at: shown,
          target_move_in_date: shown?.slice(0, 10) ?? null,
          x_lead_source_id: null,
          lead_source_id: null,
          number_of_occupants: null,
          desired_lease_term_in_months: "12",
          desired_floor_plan_id: null,
          first_name: "Ada",
          last_name: "O'Hara & Sons",
          email_1: null,
          phone_1: "5550000001",
          phone_2: "5550000002",
          custom_data: {
            x_customer_ids: [`9${n}`, `8${n}`],
            x_price_range_id: "S000000007",
            preferred_communication_type: "TEXT",
            other_phones: ["5550000003"],
            other_prospects: [
              {
                x_customer_id: `8${n}`,
                first_name: "Ben",
                last_name: null,
                email: "ben@example.com",
                phones: ["5550000004"],
                preferred_communication_type: null,
              },
            ],
          },
        },
        time,
      );
    }
    assert.partialDeepStrictEqual(leads.get("bare"), { first_name: null, phone_1: null, x_created_at: null });
    const again = await syncAgain(api, integrationId);
    assert.deepEqual([again.counts["leads"]?.new, again.counts["leads"]?.updated], [0, 0]);
  }));
