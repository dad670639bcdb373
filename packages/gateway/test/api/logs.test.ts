import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import {
  createIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Playground,
  statusWhen,
  syncNow,
} from "../harness/playground.ts";
import { issuesOf } from "./issues.ts";

const ABSENT = "00000000-0000-4000-8000-000000000000";

/** What an operator reads to find out what passed between Guestcard and RPX. */
describe("logs", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let lead: Record<string, unknown>;
  /** Delivered at the first try; after two refusals to serve; refused for good; still waiting. */
  let atOnce: string;
  let thirdTime: string;
  let refused: string;
  let pending: string;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    integrationId = await createIntegration(api, playground, {
      credentials: {
        baseUrl: playground.simulator.url,
        licensekey: KEYS.oldStyle,
        username: "PARTNER_USER",
        password: "PARTNER_PASS",
      },
    });
    await syncNow(api, integrationId);
    const property = (await api.get("/v1/properties/?limit=1")).body.results[0];
    const relationship = (await api.get(`/v1/lead-relationships/?property_id=${property.id}`)).body
      .results[0];
    lead = {
      integration_id: integrationId,
      property_id: property.id,
      lead_relationship_id: relationship.id,
      first_name: "Log",
      email_1: "log@example.com",
    };
    atOnce = await post("AtOnce");
    await delivered(api, atOnce);
    await order({ kind: "html-503", times: 2 });
    thirdTime = await post("ThirdTime");
    await delivered(api, thirdTime);
    await order({ kind: "message", text: "First name & <last> are not welcome", times: 1 });
    refused = await post("Refused");
    await statusWhen(api, refused, ({ write_status }) => write_status === "FAILURE");
    await order({ kind: "html-503" });
    pending = await post("Pending");
  });
  after(() => playground.stop());

  const order = (more: object): Promise<unknown> =>
    playground.control.order({ method: "insertprospect", kind: "html-503", ...more });
  const post = async (last_name: string): Promise<string> => {
    const answer = await api.post("/v1/leads/realpage_rpx/", { ...lead, last_name });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.meta.job_id;
  };
  const get = async (path: string): Promise<any> => {
    const reply = await api.get(path);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  };
  const jobsOf = async (write: string): Promise<any[]> =>
    (await get(`/v1/admin/logs/jobs/${write}?order-by=created_at`)).results;
  const dataOf = (job: { id: string }): Promise<any> => get(`/v1/admin/job-logs/${job.id}/data`);
  const writes = async (query = ""): Promise<any[]> =>
    (await get(`/v1/admin/logs/writes/?${query}`)).results.logs;

  test("every attempt is a row of the write's jobs, the failed ones too", async () => {
    const jobs = await jobsOf(thirdTime);
    const sends = jobs.filter((job) => job.job_type === "insertprospect");
    assert.deepEqual(
      sends.map((job) => job.status),
      ["FAILURE", "FAILURE", "SUCCESS"],
    );
    for (const job of jobs) {
      assert.deepEqual([job.job_id, job.root_job_id], [thirdTime, thirdTime]);
      assert.equal(job.integration_id, integrationId);
      assert.equal(job.associated_property_id, lead["property_id"]);
      assert.deepEqual([job.parent_job_id, job.job_schedule_id], [null, null]);
    }
    assert.ok(
      jobs.some((job) => job.job_type === "prospectsearch"),
      "the read-back",
    );
  });

  test("each has the raw request as RPX got it and the raw reply, with licence key and password masked", async () => {
    const [sent] = (await jobsOf(atOnce)).filter((job) => job.job_type === "insertprospect");
    const data = await dataOf(sent);
    assert.deepEqual([data.http_status, data.outcome], [200, "confirmed"]);
    assert.match(data.reply, /Envelope/);
    const onWire = (await playground.control.requests({ method: "insertprospect" })).find(({ body }) =>
      String(body).includes("AtOnce"),
    );
    const masked = String(onWire?.body)
      .replaceAll(KEYS.oldStyle, "***")
      .replaceAll("PARTNER_USER", "***")
      .replaceAll("PARTNER_PASS", "***");
    assert.equal(data.request, masked);
    assert.ok(data.started_at <= data.finished_at);
  });

  test("a refusal is there in RPX's words, escaped as it came", async () => {
    const [sent] = (await jobsOf(refused)).filter((job) => job.job_type === "insertprospect");
    assert.equal(sent.status, "FAILURE");
    const data = await dataOf(sent);
    assert.match(data.reply, /First name &amp; &lt;last&gt; are not welcome/);
    assert.match(data.reason, /First name & <last> are not welcome/);
    const [log] = await writes("limit=1&status=FAILURE");
    assert.match(log.error, /First name & <last> are not welcome/);
  });

  test("a page of HTML is kept as it came", async () => {
    const [first] = await jobsOf(thirdTime);
    const data = await dataOf(first);
    assert.equal(data.http_status, 503);
    assert.match(data.reply, /<html/i);
  });

  test("one job log by its id is what the list shows, in both slash forms", async () => {
    const { results } = await get("/v1/admin/logs/jobs/?limit=1");
    for (const slash of ["", "/"]) {
      const one = await get(`/v1/admin/job-logs/${results[0].id}${slash}`);
      assert.deepEqual(one.results, results[0]);
    }
    const { status, body } = await api.get(`/v1/admin/job-logs/${results[0].id}/data/`);
    assert.equal(status, 200);
    assert.deepEqual(body, await dataOf(results[0]));
  });

  test("all calls: filters, order, paging by cursor while more calls are made", async () => {
    const whole = (await get("/v1/admin/logs/jobs/?limit=250")).results;
    for (const [query, isWanted] of [
      ["status=SUCCESS", (job: any) => job.status === "SUCCESS"],
      ["job_type=getunitlist", (job: any) => job.job_type === "getunitlist"],
      ["job_type=%00", () => false],
      [`integration_id=${ABSENT}`, () => false],
      ["integration_id=none", () => false],
    ] as const) {
      const found = (await get(`/v1/admin/logs/jobs/?limit=250&${query}`)).results.filter(({ id }: any) =>
        whole.some((job: any) => job.id === id),
      );
      assert.deepEqual(found, whole.filter(isWanted), query);
    }
    const { meta } = await get(`/v1/admin/logs/jobs/?integration_id=${integrationId}&limit=0`);
    assert.ok(meta.total >= whole.length);
    for (const order of ["created_at:desc", "created_at:asc", "job_type,status:desc", "id"]) {
      const seen: string[] = [];
      let page = await get(`/v1/admin/logs/jobs/?limit=7&order-by=${order}`);
      for (;;) {
        seen.push(...page.results.map(({ id }: any) => id));
        if (page.meta.next_cursor === null) break;
        page = await get(`/v1/admin/logs/jobs/?limit=7&cursor=${page.meta.next_cursor}`);
      }
      assert.equal(new Set(seen).size, seen.length, order);
      assert.deepEqual(
        whole.filter(({ id }: any) => !seen.includes(id)),
        [],
        order,
      );
    }
  });

  test("the writes that ended, newest first, one row each; one that is pending is not there", async () => {
    const logs = await writes();
    assert.deepEqual(
      logs.map((log) => [log.job_id, log.status]),
      [
        [refused, "FAILURE"],
        [thirdTime, "SUCCESS"],
        [atOnce, "SUCCESS"],
      ],
    );
    assert.ok(!logs.some((log) => log.job_id === pending));
    const [log] = logs;
    assert.deepEqual(
      [log.job_type, log.integration_id, log.vendor, log.name],
      ["create_lead", integrationId, "REALPAGE_RPX", "Test"],
    );
    assert.equal(log.parameters.last_name, "Refused");
    const job = await get(`/v1/admin/job-logs/${log.job_log_id}/`);
    assert.equal(job.results.root_job_id, refused);
  });

  test("filters of the writes", async () => {
    const idsOf = async (query: string): Promise<string[]> => (await writes(query)).map((log) => log.job_id);
    assert.deepEqual(await idsOf("status=SUCCESS"), [thirdTime, atOnce]);
    assert.deepEqual(await idsOf("write_category=leads&time_range=hour"), [refused, thirdTime, atOnce]);
    assert.deepEqual(await idsOf("write_category=events"), []);
    assert.deepEqual(await idsOf("limit=1&offset=1"), [thirdTime]);
    assert.deepEqual(await idsOf(`integration_id=${integrationId}&limit=2`), [refused, thirdTime]);
    for (const nobodys of [ABSENT, "none", "%00"])
      assert.deepEqual(await idsOf(`integration_id=${nobodys}`), []);
  });

  test("bad values are a 400 that names field and rule", async () => {
    const cases: Record<string, [string, RegExp]> = {
      "/v1/admin/logs/writes/?limit=0": ["limit", /1 or more/],
      "/v1/admin/logs/writes/?limit=101": ["limit", /100 or less/],
      "/v1/admin/logs/writes/?offset=-1": ["offset", /0 or more/],
      "/v1/admin/logs/writes/?time_range=year": ["time_range", /hour, day, week, month/],
      "/v1/admin/logs/writes/?status=PENDING": ["status", /SUCCESS, FAILURE/],
      "/v1/admin/logs/writes/?write_category=cats": ["write_category", /leads/],
      "/v1/admin/logs/writes/?order-by=id": ["", /'order-by'/],
      "/v1/admin/logs/jobs/?status=DONE": ["status", /SUCCESS, FAILURE/],
      "/v1/admin/logs/jobs/?order-by=request": ["order-by", /Cannot order by/],
      "/v1/admin/logs/jobs/?limit=251": ["limit", /250 or less/],
      "/v1/admin/logs/jobs/?cursor=x": ["cursor", /not a cursor/],
      [`/v1/admin/logs/jobs/${atOnce}?limit=251`]: ["limit", /250 or less/],
      [`/v1/admin/job-logs/${atOnce}/?offset=-1`]: ["offset", /0 or more/],
    };
    for (const [path, [field, rule]] of Object.entries(cases)) {
      const reply = await api.get(path);
      assert.equal(reply.status, 400, path);
      assert.match(issuesOf(reply)[field] ?? "", rule, `${path}: ${JSON.stringify(reply.body)}`);
    }
  });

  test("an id of nothing is not found", async () => {
    for (const id of [ABSENT, "none", "%00"])
      for (const path of [
        `/v1/admin/logs/jobs/${id}`,
        `/v1/admin/job-logs/${id}/`,
        `/v1/admin/job-logs/${id}/data`,
        `/v1/admin/write-status/${id}`,
        `/v1/admin/writes/${id}`,
      ]) {
        const reply = await api.get(path);
        assert.deepEqual([reply.status, reply.body.error.code], [404, "not_found"], path);
      }
  });

  test("masking reaches every call of every method", async () => {
    const whole = (await get("/v1/admin/logs/jobs/?limit=250")).results;
    const methods = new Set<string>();
    for (const job of whole) {
      methods.add(job.job_type);
      const text = JSON.stringify(await dataOf(job));
      for (const secret of [KEYS.oldStyle, "PARTNER_USER", "PARTNER_PASS"])
        assert.ok(!text.includes(secret), `${job.job_type} shows ${secret}`);
    }
    for (const method of ["insertprospect", "prospectsearch"]) assert.ok(methods.has(method), method);
  });

  test("a key or password that RPX repeats in its words is masked everywhere", async () => {
    await playground.control.clearFaults();
    await statusWhen(api, pending, ({ write_status }) => write_status === "SUCCESS");
    await order({
      kind: "message",
      text: `${KEYS.oldStyle} of PARTNER_USER (PARTNER_PASS) is odd`,
      times: 1,
    });
    const write = await post("Repeated");
    const status = await statusWhen(api, write, ({ write_status }) => write_status === "FAILURE");
    assert.match(status.errors.join(), /\*\*\* of \*\*\* \(\*\*\*\) is odd/);
    const [sent] = await jobsOf(write);
    const data = await dataOf(sent);
    assert.match(data.reply, /\*\*\* of \*\*\* \(\*\*\*\) is odd/);
    const shown = [status, data, await get(`/v1/admin/writes/${write}`), await writes()];
    for (const secret of [KEYS.oldStyle, "PARTNER_USER", "PARTNER_PASS"])
      assert.ok(!JSON.stringify(shown).includes(secret), secret);
  });
});
