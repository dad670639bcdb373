import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { KEYS, openPlayground, type Playground } from "../harness/playground.ts";
import { issuesOf } from "./issues.ts";

const PATH = "/v1/admin/integrations/";
const ABSENT = "00000000-0000-4000-8000-000000000000";

describe("integrations", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  const credentials = (more: object = {}): object => ({
    baseUrl: playground.simulator.url,
    licensekey: KEYS.main,
    ...more,
  });
  const least = (more: object = {}): Record<string, unknown> => ({
    name: "Least",
    integration_vendor: "REALPAGE_RPX",
    credentials: credentials(),
    ...more,
  });
  const create = async (more: object = {}): Promise<any> => {
    const reply = await api.post(PATH, least(more));
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.result;
  };

  test("what is not given has the contract's default", async () => {
    const { id, created_at, updated_at, customer_id, ...made } = await create();
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.equal(created_at, updated_at);
    assert.match(customer_id, /^[0-9a-f-]{36}$/);
    assert.deepEqual(made, {
      name: "Least",
      vendor: "REALPAGE_RPX",
      active: false,
      system: "PRODUCTION",
      sync_frequency: 12,
      sync_cadence: "HOUR",
      max_request_frequency: 1,
      max_request_cadence: "SECOND",
      max_job_concurrency: 1,
      base_url: playground.simulator.url,
      is_archived: false,
      new_properties_are_enabled: true,
      allow_manual_syncs: true,
      use_custom_sync_schedule: false,
      ping_results: {},
    });
  });

  test("what is given is kept, and read back in the list and by id", async () => {
    const given = {
      name: "Given ‹É›",
      active: true,
      sync_frequency: 3,
      sync_cadence: "DAY",
      max_request_frequency: 50,
      max_request_cadence: "MINUTE",
      max_job_concurrency: 100,
      new_properties_are_enabled: false,
      use_custom_sync_schedule: true,
      custom_sync_schedule: {
        type: "WEEK_BASED",
        timezone: "America/Chicago",
        interval: {
          MONDAY: {
            slots: [{ start: "08:00", end: "18:30", sync_frequency: 1, sync_cadence: "HOUR" }],
          },
        },
      },
    };
    const made = await create(given);
    for (const [name, value] of Object.entries(given)) assert.deepEqual(made[name], value, name);
    const read = (await api.get(`${PATH}${made.id}/`)).body;
    assert.equal(Array.isArray(read.results), false);
    const listed = (await api.get(`${PATH}?limit=250`)).body.results.find(
      (one: { id: string }) => one.id === made.id,
    );
    for (const shown of [read.results, listed])
      for (const [name, value] of Object.entries(given)) assert.deepEqual(shown[name], value, name);
    assert.equal(read.results.state, "OPEN");
    assert.equal(read.results.can_authenticate, true);
  });

  test("based_on_integration_id copies the settings and no credentials", async () => {
    const basis = await create({
      active: true,
      sync_frequency: 5,
      sync_cadence: "WEEK",
      max_job_concurrency: 9,
    });
    const copy = await create({ based_on_integration_id: basis.id, sync_frequency: 6 });
    assert.deepEqual(
      [copy.active, copy.sync_frequency, copy.sync_cadence, copy.max_job_concurrency],
      [false, 6, "WEEK", 9],
    );
    const without = await api.post(PATH, {
      name: "Copy",
      integration_vendor: "REALPAGE_RPX",
      based_on_integration_id: basis.id,
    });
    assert.equal(issuesOf(without)["credentials"], "Required");
    const unknown = await api.post(PATH, least({ based_on_integration_id: ABSENT }));
    assert.equal(issuesOf(unknown)["based_on_integration_id"], "Is not an integration of this account");
  });

  test("every fault is named at once, with its field and rule", async () => {
    const before = (await api.get(`${PATH}?limit=0`)).body.meta.total;
    const reply = await api.post(PATH, {
      name: "",
      integration_vendor: "YARDI",
      active: "yes",
      sync_frequency: 0,
      sync_cadence: "FORTNIGHT",
      max_job_concurrency: 101,
      max_request_frequency: 1.5,
      use_custom_sync_schedule: 1,
      custom_sync_schedule: {
        type: "DAILY",
        timezone: "UTC",
        interval: { MONDAY: { slots: [{ start: "24:00" }] } },
      },
      colour: "red",
      credentials: {
        baseUrl: "not a url",
        licensekey: 7,
        token: "x",
        method_specific: { insertprospect: { baseUrl: "ftp://x.example" }, nosuchmethod: {} },
      },
    });
    assert.deepEqual([reply.status, reply.body.error.code], [400, "invalid_request"]);
    const issues = issuesOf(reply);
    const schedule = "custom_sync_schedule";
    const expected = {
      name: /at least 1 character/,
      integration_vendor: /Must be one of REALPAGE_RPX/,
      active: /Expected boolean/,
      sync_frequency: /1 or more/,
      sync_cadence: /Must be one of MINUTE, HOUR/,
      max_job_concurrency: /100 or less/,
      max_request_frequency: /Expected integer/,
      use_custom_sync_schedule: /Expected boolean/,
      [`${schedule}.type`]: /WEEK_BASED/,
      [`${schedule}.interval.MONDAY.slots.0.start`]: /Must match/,
      [`${schedule}.interval.MONDAY.slots.0.end`]: /Required/,
      "credentials.baseUrl": /https URL/,
      "credentials.licensekey": /Expected string/,
      "credentials.method_specific.insertprospect.baseUrl": /https URL/,
      "credentials.method_specific.insertprospect.licensekey": /Required/,
      "credentials.method_specific": /'nosuchmethod'/,
      credentials: /'token'/,
      "": /'colour'/,
    };
    for (const [field, rule] of Object.entries(expected))
      assert.match(issues[field] ?? "", rule, `${field}: ${JSON.stringify(issues, null, 1)}`);
    assert.equal((await api.get(`${PATH}?limit=0`)).body.meta.total, before, "nothing was made");
  });

  test("text that XML cannot carry, and a schedule that is switched on and absent, are refused", async () => {
    const reply = await api.post(
      PATH,
      least({ name: "a\u0000b", credentials: credentials({ licensekey: "k\u0001", siteId: "\ud800" }) }),
    );
    assert.equal(reply.status, 400);
    assert.deepEqual(Object.keys(issuesOf(reply)).toSorted(), [
      "credentials.licensekey",
      "credentials.siteId",
      "name",
    ]);
    const schedule = await api.post(PATH, least({ use_custom_sync_schedule: true }));
    assert.match(issuesOf(schedule)["custom_sync_schedule"] ?? "", /needed/);
    const { id } = await create();
    const changed = await api.call("PUT", `${PATH}${id}/`, { body: { use_custom_sync_schedule: true } });
    assert.match(issuesOf(changed)["custom_sync_schedule"] ?? "", /needed/);
  });

  test("an undeclared field is left out where the caller asks for it", async () => {
    const reply = await api.post(`${PATH}?ignore_unknown_fields=true`, least({ colour: "red" }));
    assert.equal(reply.status, 200);
  });

  test("a change changes what it names and leaves the rest", async () => {
    const made = await create({ sync_frequency: 4 });
    const put = async (body: object): Promise<any> => {
      const reply = await api.call("PUT", `${PATH}${made.id}/`, { body });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body.result;
    };
    const changed = await put({ name: "New name", active: true, max_job_concurrency: 3 });
    assert.equal(changed.integration_vendor, "REALPAGE_RPX");
    assert.deepEqual(
      [changed.name, changed.active, changed.max_job_concurrency, changed.sync_frequency],
      ["New name", true, 3, 4],
    );
    assert.ok(changed.updated_at > made.updated_at);
    assert.equal((await put({})).name, "New name", "an empty body changes nothing");
    assert.equal((await put({ integration_vendor: "REALPAGE_RPX" })).name, "New name");
    assert.equal(changed.base_url, made.base_url);
    const faulty = await api.call("PUT", `${PATH}${made.id}`, {
      body: { name: 1, max_job_concurrency: 0, credentials: { licensekey: "" } },
    });
    assert.deepEqual(Object.keys(issuesOf(faulty)).toSorted(), [
      "credentials.baseUrl",
      "credentials.licensekey",
      "max_job_concurrency",
      "name",
    ]);
  });

  test("an id that is none, or nobody's, is not found", async () => {
    for (const id of [ABSENT, "clwktsp9v000008l31iv218hn", "%00", "..%2f", "'"])
      for (const [method, path, body] of [
        ["GET", `${PATH}${id}/`],
        ["PUT", `${PATH}${id}/`, {}],
        ["DELETE", `${PATH}${id}/`],
        ["POST", `${PATH}${id}/manual-sync`, {}],
        ["POST", `${PATH}${id}/back-sync`, {}],
        ["GET", `${PATH}${id}/syncs`],
      ] as const) {
        const reply = await api.call(method, path, body ? { body } : {});
        assert.deepEqual([reply.status, reply.body.error.code], [404, "not_found"], `${method} ${path}`);
      }
  });

  test("filters, order and paging of the list", async () => {
    const made = [await create({ name: "List B" }), await create({ name: "List A" })];
    await api.call("DELETE", `${PATH}${made[0].id}/`);
    const list = async (query: string): Promise<any> => (await api.get(`${PATH}?${query}`)).body;
    const open = await list("is_archived=false&limit=250&order-by=name");
    assert.ok(open.results.every((one: any) => !one.is_archived));
    assert.ok(open.results.some((one: any) => one.id === made[1].id));
    const archived = await list("is_archived=true&integration_vendor=REALPAGE_RPX");
    assert.deepEqual(
      archived.results.map((one: any) => one.id),
      [made[0].id],
    );
    assert.deepEqual([archived.meta.total, archived.meta.hasMore], [1, false]);
    assert.deepEqual((await list("integration_vendor=YARDI")).results, []);
    const names = open.results.map((one: any) => one.name);
    const first = await list("is_archived=false&limit=2&order-by=name");
    const next = await list(`is_archived=false&limit=2&cursor=${first.meta.next_cursor}`);
    assert.deepEqual(
      [...first.results, ...next.results].map((one: any) => one.name),
      names.slice(0, 4),
    );
    const bad = await api.get(`${PATH}?is_archived=maybe&order-by=licensekey`);
    assert.equal(bad.status, 400);
    assert.ok(issuesOf(bad)["is_archived"]);
  });
});
