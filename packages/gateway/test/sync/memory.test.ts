import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { createIntegration } from "../harness/playground.ts";
import { generateSites, lastSync, leadsOf, syncAgain } from "./lead-world.ts";
import { forgetPeak, memoryOf } from "./process-memory.ts";
import { withProxy } from "./world-with-proxy.ts";

const REPLY_BYTES = 50 * 1024 * 1024;
const MOST_MORE_MB = 150;
const CARDS = 5000;

/** Sends a reply of that many bytes: guest cards whose ids begin anew after `CARDS`. */
async function sendLongReply(response: ServerResponse): Promise<number> {
  response.writeHead(200, { "content-type": "text/xml; charset=utf-8" });
  response.write(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><prospectsearchResponse xmlns="http://tempuri.org/"><prospectsearchResult><ProspectSearch xmlns=""><GuestCards>`,
  );
  let bytes = 0;
  let sent = 0;
  while (bytes < REPLY_BYTES) {
    let part = "";
    for (let n = 0; n < 200; n++) {
      const id = 70_000_000 + (sent++ % CARDS);
      part += `<GuestCard><GuestCardID>${id}</GuestCardID><CreateDate>2026-03-04T05:06:07</CreateDate><PrimaryLeadSource>P000000001</PrimaryLeadSource><LeasingAgentID>0</LeasingAgentID><MoveInReason/><PetWeightRange/><Preferences><Occupants>2</Occupants><LeaseTermMonths/><PriceRangeID/><FloorplanID>3</FloorplanID><DateNeeded>2027-01-15T00:00:00</DateNeeded></Preferences><Prospects><Prospect><CustomerID>${id + 1}</CustomerID><FirstName>Ada</FirstName><LastName>Sample${id}</LastName><Email>prospect${id}@example.com</Email><PrefCommunicationType/><Numbers><PhoneNumber><Number>5550000001</Number></PhoneNumber></Numbers></Prospect></Prospects></GuestCard>`;
    }
    bytes += part.length;
    if (!response.write(part)) await once(response, "drain");
  }
  response.end(
    `</GuestCards></ProspectSearch></prospectsearchResult></prospectsearchResponse></s:Body></s:Envelope>`,
  );
  return sent;
}

test(
  `a reply of 50 MB takes less than ${MOST_MORE_MB} MB`,
  { skip: existsSync("/proc/self/clear_refs") ? false : "needs Linux" },
  () =>
    withProxy(
      async (playground, proxy) => {
        const gateway = await playground.spawn("serve");
        const pid = gateway.child.pid ?? 0;
        const api = playground.clientOf(gateway.url);
        const { licensekey } = await generateSites(playground.control, 1, 10);
        const integrationId = await createIntegration(api, playground, {
          credentials: { baseUrl: proxy.url, licensekey },
        });
        await lastSync(api, integrationId);
        let sent = 0;
        proxy.answer = async (_, response) => {
          sent += await sendLongReply(response);
          return true;
        };
        forgetPeak(pid);
        const before = memoryOf(pid).now;
        const sync = await syncAgain(api, integrationId, 120_000);
        const more = memoryOf(pid).peak - before;
        assert.deepEqual(sync.errors, []);
        assert.equal(proxy.searches.length > 0, true);
        assert.ok(sent > 80_000, `${sent} cards`);
        const { new: added = 0, updated = 0, unchanged = 0 } = sync.counts["leads"] ?? {};
        assert.equal(added + updated + unchanged, sent);
        assert.equal((await leadsOf(api, integrationId)).size, CARDS + 10);
        console.log(`${sent} cards in 50 MB: ${Math.round(before)} MB before, ${Math.round(more)} MB more`);
        assert.ok(more < MOST_MORE_MB, `${more} MB more`);
      },
      { GUESTCARD_ANSWER_TIMEOUT_MS: "120000" },
    ),
);
