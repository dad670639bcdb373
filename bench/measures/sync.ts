import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { randomUUID, randomUUIDv7 } from "node:crypto";
import { from as copyFrom } from "pg-copy-streams";
import {
  GUEST_CARD,
  readFoundGuestCard,
} from "../../packages/gateway/src/connectors/realpage-rpx/operations/prospectsearch/from-xml.ts";
import { LARGE_REPLY, XmlReader } from "../../packages/gateway/src/connectors/realpage-rpx/xml-reader.ts";
import { leadData } from "../../packages/gateway/src/records/models/lead.ts";
import type { BenchDatabase } from "../rig/databases.ts";
import { connectIntegrations, prepareGuestcard } from "../rig/guestcard.ts";
import { short } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench, Site } from "./bench.ts";

const SEARCH = "prospectsearch";
const ROWS_A_CHUNK = 500;

/**
 * A first sync of a property with many guest cards against what it cannot do without: parsing the same reply and
 * COPY of the rows into a table with the same indexes. The time in which the simulator makes its replies counts for
 * neither.
 */
export async function measureSync({ rig, isQuick }: Bench): Promise<Row[]> {
  const prospects = isQuick ? 5000 : 100_000;
  const simulator = await rig.startSimulator();
  const [made] = await simulator.control.generate({ sites: 1, prospectsPerSite: prospects });
  if (!made) throw new Error("The simulator made no site.");
  const site: Site = { url: simulator.url, ...made };
  const work = `sync of a property with ${prospects.toLocaleString("en-US")} prospects ÷ parsing and COPY alone (speed)`;
  const bound = "≥ 0.7 ×";

  const database = await rig.databases.create("sync");
  const guestcard = prepareGuestcard("sync", database, rig.folder);
  const program = await guestcard.start("serve");
  rig.onStop(() => program.stop());
  await connectIntegrations(guestcard, guestcard.client(program), [site]);
  const searches = await simulator.control.requests({ method: SEARCH });
  const counted = await database.pool.query<{ leads: number }>(
    `select count(*)::int as leads from records where model = 'leads'`,
  );
  const leads = counted.rows[0]?.leads ?? 0;
  if (leads < prospects)
    return [bounded(work, `not measured: the sync brought ${leads} leads`, bound, false)];
  const runs = await database.pool.query<{ finished_at: Date }>(
    `select finished_at from sync_runs order by finished_at desc limit 1`,
  );
  const firstAt = Math.min(...searches.map((entry) => entry.receivedAt));
  const making = searches.reduce(
    (sum, entry) => sum + ((entry.answeredAt ?? Number.NaN) - entry.receivedAt),
    0,
  );
  const syncMs = (runs.rows[0]?.finished_at.getTime() ?? Number.NaN) - firstAt - making;
  await program.stop();

  const reply = await fetchReply(site);
  const aloneMs = await parseAndCopy(database, reply, prospects);
  const ratio = aloneMs / syncMs;
  return [
    bounded(
      work,
      `${short(ratio)} × (${short(syncMs / 1000)} against ${short(aloneMs / 1000)} s)`,
      bound,
      ratio >= 0.7,
    ),
  ];
}

export async function fetchReply(site: Site): Promise<Buffer[]> {
  const response = await fetch(site.url, {
    method: "POST",
    headers: {
      "content-type": "text/xml; charset=utf-8",
      soapaction: `http://tempuri.org/IRPXService/${SEARCH}`,
    },
    body: `<Envelope><Body><${SEARCH}><auth><pmcid>${site.pmcId}</pmcid><siteid>${site.siteId}</siteid><licensekey>${site.licensekey}</licensekey></auth><prospectSearchCriterion><ProspectSearchCriterion/></prospectSearchCriterion></${SEARCH}></Body></Envelope>`,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response.body ?? []) chunks.push(Buffer.from(chunk as Uint8Array));
  return chunks;
}

export async function parseAndCopy(
  { pool }: BenchDatabase,
  reply: Buffer[],
  prospects: number,
): Promise<number> {
  await pool.query(`create table copied (like records_leads including all)`);
  const same = [randomUUID(), randomUUID(), "leads", randomUUID(), "1"];
  const now = new Date().toISOString();
  const references = { leadSources: new Map<string, string>() };
  let rows = 0;
  const startedAt = performance.now();
  function* lines(): Generator<string> {
    const reader = new XmlReader(LARGE_REPLY, new Set([GUEST_CARD]), "utf-8");
    let text: string[] = [];
    for (const chunk of reply)
      for (const element of reader.read(chunk)) {
        const card = readFoundGuestCard(element);
        if (!card) continue;
        rows++;
        const data = JSON.stringify(leadData(card, references)).replaceAll("\\", "\\\\");
        text.push([randomUUIDv7(), ...same, card.guestCardId, data, now, now, now].join("\t"));
        if (text.length < ROWS_A_CHUNK) continue;
        yield `${text.join("\n")}\n`;
        text = [];
      }
    if (text.length > 0) yield `${text.join("\n")}\n`;
  }
  const client = await pool.connect();
  try {
    const copy = client.query(
      copyFrom(
        `copy copied (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at, updated_at, last_seen) from stdin`,
      ),
    );
    await pipeline(Readable.from(lines()), copy);
  } finally {
    client.release();
  }
  if (rows !== prospects) throw new Error(`The reply had ${rows} guest cards.`);
  return performance.now() - startedAt;
}
