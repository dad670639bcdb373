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
import { rounds } from "../rig/rounds.ts";
import { median, short, spread } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench, Site } from "./bench.ts";

const SEARCH = "prospectsearch";
const ROWS_A_CHUNK = 500;

type Sync = { readonly ms: number; readonly leads: number };

/**
 * A first sync of a property with many guest cards against what it cannot do without: parsing the same reply and
 * COPY of the rows into a table with the same indexes, in turn. Each round is the first sync of a new integration. The
 * time in which the simulator makes its replies counts for neither.
 */
export async function measureSync({ rig, isQuick }: Bench): Promise<Row[]> {
  const prospects = isQuick ? 10_000 : 100_000;
  const database = await rig.databases.create("sync");
  const guestcard = prepareGuestcard("sync", database, rig.folder);
  const [simulator, program] = await Promise.all([rig.startSimulator(), guestcard.start("serve")]);
  rig.onStop(() => program.stop());
  const [made] = await simulator.control.generate({ sites: 1, prospectsPerSite: prospects });
  if (!made) throw new Error("The simulator made no site.");
  const site: Site = { url: simulator.url, ...made };
  const work = `sync of a property with ${prospects.toLocaleString("en-US")} prospects ÷ parsing and COPY alone (speed)`;
  const bound = "≥ 0.7 ×";

  const reply = await fetchReply(site);
  const syncs: number[] = [];
  const alones: number[] = [];
  // The first round warms up and is not counted: compiled code, memory and WAL files of PostgreSQL.
  for (const round of isQuick ? rounds(2, 2) : rounds(3)) {
    await simulator.control.clearRequests();
    await connectIntegrations(guestcard, guestcard.client(program), [site]);
    const { ms, leads } = await lastSync(database, await simulator.control.requests({ method: SEARCH }));
    if (leads < prospects)
      return [bounded(work, `not measured: the sync brought ${leads} leads`, bound, false)];
    const alone = await parseAndCopy(database, reply, prospects);
    if (round === 0) continue;
    syncs.push(ms);
    alones.push(alone);
  }
  const ratios = syncs.map((ms, round) => (alones[round] ?? Number.NaN) / ms);
  return [
    bounded(
      work,
      `${spread(ratios)} × (${short(median(syncs) / 1000)} against ${short(median(alones) / 1000)} s)`,
      bound,
      median(ratios) >= 0.7,
    ),
  ];
}

/** How long the last sync took from its first search on, without the time in which the simulator made its replies. */
async function lastSync(
  { pool }: BenchDatabase,
  searches: readonly { readonly receivedAt: number; readonly answeredAt: number | null }[],
): Promise<Sync> {
  const found = await pool.query<{ finished_at: Date; leads: number }>(
    `select r.finished_at, (select count(*)::int from records l
       where l.model = 'leads' and l.account_id = r.account_id and l.integration_id = r.integration_id) as leads
     from sync_runs r order by r.finished_at desc limit 1`,
  );
  const [run] = found.rows;
  if (!run) throw new Error("There was no sync.");
  const firstAt = Math.min(...searches.map((entry) => entry.receivedAt));
  const making = searches.reduce(
    (sum, entry) => sum + ((entry.answeredAt ?? Number.NaN) - entry.receivedAt),
    0,
  );
  return { ms: run.finished_at.getTime() - firstAt - making, leads: run.leads };
}

async function fetchReply(site: Site): Promise<Buffer[]> {
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

async function parseAndCopy({ pool }: BenchDatabase, reply: Buffer[], prospects: number): Promise<number> {
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
  const tookMs = performance.now() - startedAt;
  await pool.query(`drop table copied`);
  if (rows !== prospects) throw new Error(`The reply had ${rows} guest cards.`);
  return tookMs;
}
