import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { recordSortKeys } from "../../src/records/list-records.ts";
import { employeeModel } from "../../src/records/models/employee-model.ts";
import { eventModel } from "../../src/records/models/event-model.ts";
import { eventTypeModel } from "../../src/records/models/event-type-model.ts";
import { floorPlanModel } from "../../src/records/models/floor-plan-model.ts";
import { leadModel } from "../../src/records/models/lead-model.ts";
import { leadRelationshipModel } from "../../src/records/models/lead-relationship-model.ts";
import { leadSourceModel } from "../../src/records/models/lead-source-model.ts";
import type { ListedModel } from "../../src/records/models/listed-model.ts";
import { propertyModel } from "../../src/records/models/property-model.ts";
import { unitModel } from "../../src/records/models/unit-model.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type AccountWorld, fillAccount } from "./account-world.ts";
import { issuesOf } from "./issues.ts";

const models: readonly ListedModel[] = [
  propertyModel,
  unitModel,
  floorPlanModel,
  employeeModel,
  leadSourceModel,
  leadRelationshipModel,
  leadModel,
  eventModel,
  eventTypeModel,
];
/** The contract has no by-id route for them. */
const WITHOUT_SINGLE_READ = new Set<string>(["lead-relationships"]);
const ABSENT = "00000000-0000-4000-8000-000000000000";
const COPIES = 25;

type Item = Readonly<Record<string, any>> & { readonly id: string };
type List = { readonly meta: any; readonly results: Item[] };

describe("lists", () => {
  let playground: Playground;
  let api: ApiClient;
  let world: AccountWorld;

  before(async () => {
    playground = await openPlayground();
    const { api: client } = await playground.serve();
    api = client;
    world = await fillAccount(playground, api, "Lists");
    for (const { model } of models) await addCopies(model, COPIES, "1 hour");
  });
  after(() => playground.stop());

  /** More records of a model, as a later sync would bring them: created from now back over `span`, or ahead of it. */
  async function addCopies(model: string, count: number, span: string): Promise<void> {
    await playground.database.pool.query(
      `insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at,
         updated_at, last_seen)
       select gen_random_uuid(), account_id, integration_id, model, property_id, x_property_id,
         gen_random_uuid()::text, data, now() - n * $3::interval / $2::int, now() - n * interval '1 day', now()
       from (select * from records where model = $1 order by id limit 1) r, generate_series(1, $2::int) n`,
      [model, count, span],
    );
  }

  const list = async (model: ListedModel, query: Record<string, string | number> = {}): Promise<List> => {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const reply = await api.get(`/v1/${model.path}/?${search.toString()}`);
    assert.equal(reply.status, 200, `${model.path} ${search.toString()}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const all = async (model: ListedModel, query: Record<string, string | number> = {}): Promise<Item[]> => {
    const items: Item[] = [];
    for (let cursor: string | null = null; ;) {
      const page: List = await list(model, { ...query, limit: 250, ...(cursor !== null && { cursor }) });
      items.push(...page.results);
      cursor = page.meta.next_cursor;
      if (cursor === null) return items;
    }
  };
  const idsOf = (items: readonly Item[]): string[] => items.map(({ id }) => id);
  const sortedIds = (items: readonly Item[]): string[] => idsOf(items).toSorted();

  for (const model of models)
    describe(model.path, () => {
      test("newest first, a hundred at most, and what meta says of it", async () => {
        const { meta, results } = await list(model);
        assert.ok(results.length > COPIES);
        assert.ok(results.length <= 100);
        assert.deepEqual(meta.orderBy, [{ field: "created_at", direction: "desc" }]);
        assert.deepEqual([meta.offset, meta.limit], [0, 100]);
        assert.equal(meta.hasMore, meta.total > 100);
        assert.equal(meta.next_cursor === null, !meta.hasMore);
        const times = results.map((item): string => item["created_at"]);
        assert.deepEqual(times, times.toSorted().toReversed());
        const { rows } = await playground.database.pool.query(
          "select count(*)::int as n from records where model = $1",
          [model.model],
        );
        assert.equal(meta.total, rows[0].n);
      });

      test("with and without the slash at the end", async () => {
        const [slash, none] = [await api.get(`/v1/${model.path}/`), await api.get(`/v1/${model.path}`)];
        assert.deepEqual(none.body, slash.body);
      });

      test("limit and offset cut the same list, and limit 0 counts only", async () => {
        const whole = idsOf(await all(model));
        const cut = await list(model, { limit: 5, offset: 7 });
        assert.deepEqual(idsOf(cut.results), whole.slice(7, 12));
        assert.deepEqual([cut.meta.limit, cut.meta.offset, cut.meta.hasMore], [5, 7, true]);
        const beyond = await list(model, { offset: whole.length });
        assert.deepEqual([beyond.results, beyond.meta.hasMore], [[], false]);
        const none = await list(model, { limit: 0 });
        assert.deepEqual([none.results, none.meta.total], [[], whole.length]);
      });

      test("every field that it can be ordered by: pages by offset and by cursor make the whole list", async () => {
        const whole = sortedIds(await all(model));
        for (const field of recordSortKeys(model).keys())
          for (const order of [`${field}:asc`, `${field}:desc`]) {
            const ordered = await all(model, { "order-by": order });
            assert.deepEqual(sortedIds(ordered), whole, order);
            assertOrdered(ordered, field, order);
            const first = await list(model, { "order-by": order, limit: 9 });
            assert.deepEqual(first.meta.orderBy, [{ field, direction: order.split(":")[1] }]);
            const second = await list(model, { cursor: first.meta.next_cursor, limit: 9 });
            assert.deepEqual(
              idsOf([...first.results, ...second.results]),
              idsOf(ordered).slice(0, 18),
              order,
            );
            const byOffset = await list(model, { "order-by": order, offset: 9, limit: 9 });
            assert.deepEqual(idsOf(byOffset.results), idsOf(second.results), order);
          }
      });

      test("several fields, and a bare one is ascending", async () => {
        const { meta, results } = await list(model, { "order-by": "x_property_id,created_at:desc" });
        assert.deepEqual(meta.orderBy, [
          { field: "x_property_id", direction: "asc" },
          { field: "created_at", direction: "desc" },
        ]);
        const keys = results.map((item): string => item["x_property_id"]);
        assert.deepEqual(keys, keys.toSorted());
      });

      test("each filter finds what it names and nothing else", async () => {
        const whole = await all(model);
        const [sample] = whole.toSorted((one, other) => (one.id < other.id ? -1 : 1));
        assert.ok(sample);
        const { integrationId } = world;
        const beside = { integration_id: integrationId, x_property_id: sample["x_property_id"] };
        const cases: Record<string, [Record<string, string>, (item: Item) => boolean]> = {
          integration_id: [{ integration_id: integrationId }, () => true],
          "integration_id of nobody": [{ integration_id: ABSENT }, () => false],
          "integration_id that is none": [{ integration_id: "x'y" }, () => false],
          vendor: [{ integration_vendor: "REALPAGE_RPX" }, () => true],
          "another vendor": [{ integration_vendor: "YARDI" }, () => false],
          location_id: [{ location_id: "1" }, () => false],
          x_property_id: [beside, (item) => item["x_property_id"] === sample["x_property_id"]],
          x_id: [
            { ...beside, x_id: sample["x_id"] },
            (item) => item["x_id"] === sample["x_id"] && item["x_property_id"] === sample["x_property_id"],
          ],
        };
        if (model !== propertyModel)
          cases["property_id"] = [
            { property_id: sample["property_id"] },
            (item) => item["property_id"] === sample["property_id"],
          ];
        for (const [name, { field, compares }] of Object.entries(model.filters)) {
          const holder = whole.find((item) => item[field] !== null && item[field].length !== 0);
          const value = [holder?.[field] ?? "2145550100"].flat()[0];
          const beside: Record<string, string> = name.startsWith("x_")
            ? { integration_id: integrationId, x_property_id: holder?.["x_property_id"] ?? "1" }
            : {};
          cases[name] = [
            { ...beside, [name]: String(value) },
            (item) =>
              (compares === "is" ? item[field] === value : (item[field] ?? []).includes(value)) &&
              (beside["x_property_id"] === undefined || item["x_property_id"] === beside["x_property_id"]),
          ];
        }
        for (const [name, [query, isWanted]] of Object.entries(cases)) {
          const found = await list(model, { ...query, limit: 250 });
          const wanted = whole.filter(isWanted);
          assert.equal(found.meta.total, wanted.length, `${name}: ${JSON.stringify(query)}`);
          if (wanted.length <= 250) assert.deepEqual(sortedIds(found.results), sortedIds(wanted), name);
        }
      });

      test("updated_after finds what changed at that time or later", async () => {
        const whole = await all(model);
        const times = whole.map((item): string => item["updated_at"]).toSorted();
        const middle = times[Math.floor(COPIES / 2)] ?? "";
        const found = await all(model, { updated_after: middle });
        assert.deepEqual(sortedIds(found), sortedIds(whole.filter((item) => item["updated_at"] >= middle)));
        assert.ok(found.length < whole.length && found.length > 0);
        const elsewhere = new Date(Date.parse(middle) + 3_600_000).toISOString().replace("Z", "+01:00");
        assert.deepEqual(idsOf(await all(model, { updated_after: elsewhere })), idsOf(found));
        assert.deepEqual(await all(model, { updated_after: "2999-01-01T00:00:00Z" }), []);
      });

      for (const order of ["created_at:desc", "created_at:asc", "x_id:asc", "updated_at:desc,x_id"])
        test(`a cursor by ${order} shows each item once while others are inserted`, async () => {
          const whole = await all(model);
          const seen: string[] = [];
          for (let cursor: string | null = null; ;) {
            const page: List = await list(
              model,
              cursor === null ? { "order-by": order, limit: 11 } : { cursor, limit: 11 },
            );
            seen.push(...idsOf(page.results));
            cursor = page.meta.next_cursor;
            if (cursor === null) break;
            if (seen.length < 60) await addCopies(model.model, 3, "30 minutes");
          }
          assert.equal(new Set(seen).size, seen.length, "nothing twice");
          assert.deepEqual(
            idsOf(whole).filter((id) => !seen.includes(id)),
            [],
            "nothing left out",
          );
        });

      test("a bad value is a 400 that names field and rule; all at once", async () => {
        const { meta } = await list(model, { limit: 1 });
        const cases: Record<string, [string, RegExp]> = {
          "limit=251": ["limit", /250 or less/],
          "limit=-1": ["limit", /0 or more/],
          "limit=1.5": ["limit", /integer/],
          "limit=many": ["limit", /integer/],
          "offset=-1": ["offset", /0 or more/],
          "offset=1e99": ["offset", /integer|or less/],
          "order-by=secret": ["order-by", /Cannot order by 'secret'.*created_at/],
          "order-by=created_at:up": ["order-by", /asc or desc/],
          "order-by=created_at,created_at": ["order-by", /twice/],
          "order-by=created_at;drop": ["order-by", /Cannot order by/],
          "cursor=garbage": ["cursor", /not a cursor/],
          "cursor=": ["cursor", /at least 1/],
          [`offset=1&cursor=${meta.next_cursor}`]: ["offset", /absent/],
          [`order-by=x_id&cursor=${meta.next_cursor}`]: ["order-by", /created_at:desc/],
          "integration_vendor=NOBODY": ["integration_vendor", /Must be one of REALPAGE_RPX/],
          "updated_after=yesterday": ["updated_after", /date-time/],
          "updated_after=2026-02-31T00:00:00Z": ["updated_after", /date-time/],
          "x_id=1": ["x_id", /integration_id/],
          "x_property_id=1": ["x_property_id", /integration_id/],
          "colour=red": ["", /'colour'/],
        };
        if (model === leadModel) cases["phone_1=12"] = ["phone_1", /Must match/];
        if (model === propertyModel) cases["is_active=maybe"] = ["is_active", /./];
        for (const [query, [field, rule]] of Object.entries(cases)) {
          const reply = await api.get(`/v1/${model.path}/?${query}`);
          assert.deepEqual([reply.status, reply.body.error?.code], [400, "invalid_request"], query);
          assert.match(issuesOf(reply)[field] ?? "", rule, `${query}: ${JSON.stringify(reply.body)}`);
        }
        const both = issuesOf(await api.get(`/v1/${model.path}/?limit=999&offset=-3&colour=red`));
        assert.deepEqual(Object.keys(both).toSorted(), ["", "limit", "offset"]);
      });

      if (!WITHOUT_SINGLE_READ.has(model.path))
        test("one by its id is what the list shows; another id is not found", async () => {
          const [item] = (await list(model, { limit: 1 })).results;
          for (const slash of ["", "/"]) {
            const { status, body } = await api.get(`/v1/${model.path}/${item?.id}${slash}`);
            assert.equal(status, 200);
            assert.deepEqual(body.results, item);
            assert.deepEqual([body.meta.total, body.meta.hasMore], [1, false]);
          }
          for (const id of [ABSENT, "clwktsp9v000008l31iv218hn", "%27%3B--", "%00", item?.id.toUpperCase()]) {
            const reply = await api.get(`/v1/${model.path}/${id}`);
            assert.deepEqual([reply.status, reply.body.error.code], [404, "not_found"], id);
          }
        });
    });
});

test("a list is paged by cursor also where it is ordered by long texts", async () => {
  const playground = await openPlayground();
  try {
    const { api } = await playground.serve();
    const { integrationId } = await fillAccount(playground, api, "Notes");
    await playground.database.pool.query(
      `insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at,
         updated_at, last_seen)
       select gen_random_uuid(), account_id, integration_id, model, property_id, x_property_id, n::text,
         jsonb_build_object('notes', repeat('ü', 20000) || n), now(), now(), now()
       from (select * from records where model = 'events' and integration_id = $1 limit 1) r, generate_series(1, 5) n`,
      [integrationId],
    );
    const seen: string[] = [];
    for (let cursor = ""; ;) {
      const { status, body } = await api.get(`/v1/events/?order-by=notes:desc&limit=2${cursor}`);
      assert.equal(status, 200, JSON.stringify(body));
      seen.push(...body.results.map(({ id }: Item) => id));
      if (body.meta.next_cursor === null) break;
      cursor = `&cursor=${body.meta.next_cursor}`;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [6, 6]);
  } finally {
    await playground.stop();
  }
});

/** Numbers, times and flags come in their order, and what is null comes last; for text the database's collation counts. */
function assertOrdered(items: readonly Item[], field: string, order: string): void {
  const values = items.map((item) => item[field] as unknown);
  const known = values.filter((value) => value !== null);
  assert.deepEqual(values.slice(known.length), Array(values.length - known.length).fill(null), order);
  if (typeof known[0] === "string" && !/_at$|last_seen/.test(field)) return;
  const sign = order.endsWith(":desc") ? -1 : 1;
  for (const [index, value] of known.slice(1).entries()) {
    const previous = known[index] as string;
    if (value !== previous) assert.equal(Math.sign((value as string) > previous ? 1 : -1), sign, order);
  }
}
