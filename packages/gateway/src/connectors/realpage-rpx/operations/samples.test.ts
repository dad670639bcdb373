import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { RpxCredentials } from "../credentials.ts";
import type { ActivityInput } from "../activity.ts";
import type { GuestCardChange, GuestCardInput } from "../guest-card.ts";
import type { RealPageRpx, RpxCall } from "../realpage-rpx.ts";
import { startAnswering, startClient } from "../testing/local-rpx.ts";
import { ACTIVITY, callTo, CARD, CHANGE, SITE } from "../testing/sample-data.ts";
import type { ProspectCriterion } from "./prospectsearch/to-xml.ts";

/**
 * Walks `<operation>/samples`. `<method>[-<what it shows>].request.xml` is what the connector has to send, for the
 * arguments in `….input.json` where it takes any; `….reply.xml` is a reply, and `….expected.json` beside it what has
 * to come of it. Both run through the whole connector against a real server. The first line of a sample says where
 * it comes from: `<!-- origin: <source> (verified) -->` or `(inferred)`.
 */
type Input = {
  readonly credentials?: Partial<RpxCredentials>;
  readonly card?: GuestCardInput;
  readonly criterion?: ProspectCriterion;
  readonly change?: GuestCardChange;
  readonly activity?: ActivityInput;
};
type Expected = {
  /** HTTP status, 200 where it is left out. */
  readonly status?: number;
  readonly outcome: unknown;
  /** What a list hands out. */
  readonly items?: readonly unknown[];
};
type Make = (
  rpx: RealPageRpx,
  call: RpxCall,
  input: Input,
  take: (item: unknown) => void,
) => Promise<{ readonly outcome: unknown }>;

/** The client's way to every method. */
const METHODS: Readonly<Record<string, Make>> = {
  insertprospect: (rpx, call, { card = CARD }) => rpx.insertProspect(call, SITE, card),
  updateprospect: (rpx, call, { change = CHANGE }) => rpx.updateProspect(call, SITE, change),
  insertactivity: (rpx, call, { activity = ACTIVITY }) => rpx.insertActivity(call, SITE, activity),
  prospectsearch: (rpx, call, { criterion = {} }, take) => rpx.listProspects(call, SITE, criterion, take),
  getsubscriptions: (rpx, call, _, take) => rpx.listSubscriptions(call, take),
  getsitelist: (rpx, call, _, take) => rpx.listSites(call, SITE, take),
  getfloorplanlist: (rpx, call, _, take) => rpx.listFloorPlans(call, SITE, take),
  getunitlist: (rpx, call, _, take) => rpx.listMarketedUnits(call, SITE, take),
  unitlist: (rpx, call, _, take) => rpx.listUnits(call, SITE, take),
  getleasingagentsbyproperty: (rpx, call, _, take) => rpx.listLeasingAgents(call, SITE, take),
  getmarketingsourcesbyproperty: (rpx, call, _, take) => rpx.listMarketingSources(call, SITE, take),
  getpicklistprospect: (rpx, call, _, take) => rpx.listRelationships(call, SITE, take),
  getallcontacttypes: (rpx, call, _, take) => rpx.listContactTypes(call, SITE, take),
  getactivitytypes: (rpx, call, _, take) => rpx.listActivityTypes(call, SITE, take),
  getactivitylossreasons: (rpx, call, _, take) => rpx.listLossReasons(call, SITE, take),
};

const ORIGIN = /^<!-- origin: .+ \((verified|inferred)\) -->\n/;
const ENDINGS = [".request.xml", ".reply.xml", ".input.json", ".expected.json"];
const ROOT = import.meta.dirname;

const operations = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The samples of an operation; none where it has no such folder. */
function samplesOf(operation: string): { readonly folder: string; readonly files: readonly string[] } {
  const folder = join(ROOT, operation, "samples");
  return { folder, files: existsSync(folder) ? readdirSync(folder).toSorted() : [] };
}

/** A sample without its line of origin. */
function readSample(file: string): string {
  const text = readFileSync(file, "utf8");
  assert.match(text, ORIGIN);
  return text.replace(ORIGIN, "");
}

/** What lies in a JSON file; empty where there is none. */
function readJson<T>(file: string, otherwise: T): T {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : otherwise;
}

function methodOf(file: string): Make {
  const method = METHODS[/^[^-.]+/.exec(file)?.[0] ?? ""];
  assert.ok(method, `${file} does not begin with the name of a method`);
  return method;
}

/** XML without its declaration and without blanks between elements, which say nothing. */
function normalized(xml: string): string {
  return xml
    .replace(/^<\?xml[^>]*\?>/, "")
    .replaceAll(/>\s+</g, "><")
    .trim();
}

describe("every operation has samples", () => {
  for (const operation of operations)
    test(operation, () => {
      const { files } = samplesOf(operation);
      for (const ending of [".request.xml", ".reply.xml"])
        assert.ok(
          files.some((file) => file.endsWith(ending)),
          `no ${ending}`,
        );
      for (const file of files) {
        assert.ok(
          ENDINGS.some((ending) => file.endsWith(ending)),
          file,
        );
        const partner = file.replace(".input.json", ".request.xml").replace(".expected.json", ".reply.xml");
        assert.ok(files.includes(partner), `${file} belongs to nothing`);
      }
    });

  test("and every method a request and a reply", () => {
    const files = operations.flatMap((operation) => samplesOf(operation).files);
    for (const method of Object.keys(METHODS))
      for (const ending of ["request.xml", "reply.xml"])
        assert.ok(
          files.some((file) => /^[^-.]+/.exec(file)?.[0] === method && file.endsWith(ending)),
          `${method}: no ${ending}`,
        );
  });
});

for (const operation of operations) {
  const { folder, files } = samplesOf(operation);
  describe(operation, () => {
    for (const file of files.filter((name) => name.endsWith(".request.xml")))
      test(`sends ${file}`, async (t) => {
        const sample = readSample(join(folder, file));
        const input = readJson<Input>(join(folder, file.replace(".request.xml", ".input.json")), {});
        const { baseUrl, seen } = await startAnswering(t, { status: 429 });
        const call = callTo(baseUrl, {}, { pmcId: SITE.pmcId, siteId: SITE.siteId, ...input.credentials });
        await methodOf(file)(startClient(t), call, input, () => undefined);
        assert.equal(normalized(seen[0]?.body ?? ""), normalized(sample));
      });

    for (const file of files.filter((name) => name.endsWith(".reply.xml")))
      test(`reads ${file}`, async (t) => {
        const body = readSample(join(folder, file));
        const nothing: Expected = { outcome: "no .expected.json" };
        const expected = readJson(join(folder, file.replace(".reply.xml", ".expected.json")), nothing);
        const { baseUrl } = await startAnswering(t, { body, status: expected.status ?? 200 });
        const items: unknown[] = [];
        const make = methodOf(file);
        const { outcome } = await make(startClient(t), callTo(baseUrl), {}, (item) => void items.push(item));
        assert.deepEqual({ outcome, items }, { outcome: expected.outcome, items: expected.items ?? [] });
      });
  });
}
