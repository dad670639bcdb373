import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import {
  connectIntegration,
  createIntegration,
  KEYS,
  openPlayground,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

describe("data access", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  const pathOf = (id: string): string => `/v1/admin/integrations/${id}/data-access`;
  const read = async (id: string): Promise<any> => {
    const reply = await api.get(pathOf(id));
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.result;
  };
  const begin = async (id: string): Promise<boolean> => {
    const reply = await api.post(pathOf(id), {});
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.result.began_data_access;
  };
  const check = async (id: string): Promise<any> => {
    assert.equal(await begin(id), true);
    return until("the end of the check", async () => {
      const result = await read(id);
      return !result.data_access_check_in_process && result;
    });
  };

  test("before any check everything is untested", async () => {
    const id = await createIntegration(api, playground, { active: false });
    const result = await read(id);
    assert.deepEqual(result.models.units, {
      read: { untested: true },
      create: { unsupported: true },
      update: { unsupported: true },
    });
    assert.deepEqual(
      [result.last_data_access_check, result.data_access_check_in_process, result.methods],
      [null, false, {}],
    );
  });

  test("where all is licensed, all reads succeed, nothing is written, and the integration says when", async () => {
    const { integrationId: id } = await connectIntegration(api, playground);
    const before = await playground.control.stats();
    const result = await check(id);
    for (const [model, { read: access }] of Object.entries<any>(result.models))
      assert.deepEqual(
        access,
        model === "events" ? { unsupported: true } : { status: "SUCCESS", error_message: null },
        model,
      );
    assert.deepEqual(
      [result.models.leads.create, result.models.leads.update, result.models.events.create],
      [{ untested: true }, { untested: true }, { untested: true }],
    );
    assert.equal(Object.keys(result.methods).length, 12);
    const after = await playground.control.stats();
    assert.deepEqual([after.stored, after.activities], [before.stored, before.activities]);
    const { results } = (await api.get(`/v1/admin/integrations/${id}/`)).body;
    assert.equal(results.last_data_access_check, result.last_data_access_check);
    assert.equal(results.is_running_data_access_check, false);
    assert.ok(Date.now() - Date.parse(result.last_data_access_check) < 60_000);
  });

  test("a method that RPX refuses is named, with RPX's words; one of two lists of units is enough", async () => {
    const { integrationId: id } = await connectIntegration(api, playground);
    const key = "55555555-5555-4555-8555-555555555555";
    await playground.control.setLicence(
      key,
      ["2000001", "2000002", "2000003"],
      ["getsubscriptions", "getsitelist", "getunitlist", "getpicklistprospect", "getactivitytypes"],
    );
    await api.call("PUT", `/v1/admin/integrations/${id}/`, {
      body: { credentials: { baseUrl: playground.simulator.url, licensekey: key } },
    });
    const { models, methods } = await check(id);
    assert.equal(models.employees.read.status, "FAILED");
    assert.match(models.employees.read.error_message, /^getleasingagentsbyproperty: .{10,}/);
    assert.equal(models.leads.read.status, "FAILED");
    assert.match(models.leads.read.error_message, /^prospectsearch: /);
    assert.equal(models.lead_relationships.read.status, "SUCCESS");
    assert.equal(models.units.read.status, "SUCCESS");
    assert.match(models.units.read.error_message, /^unitlist: /);
    assert.equal(methods.getunitlist.status, "SUCCESS");
    assert.ok(!JSON.stringify([models, methods]).includes(key));
  });

  test("with a wrong key every method fails in RPX's words", async () => {
    const id = await createIntegration(api, playground, {
      active: false,
      credentials: {
        baseUrl: playground.simulator.url,
        licensekey: "66666666-6666-4666-8666-666666666666",
        pmcId: "1000001",
        siteId: "2000001",
      },
    });
    const { models } = await check(id);
    for (const { read: access } of Object.values<any>(models).filter((one) => !one.read.unsupported)) {
      assert.equal(access.status, "FAILED");
      assert.match(access.error_message, /^\w+: .*[Aa]uth/);
    }
  });

  test("without any site RPX is not asked for one", async () => {
    const id = await createIntegration(api, playground, {
      active: false,
      credentials: { baseUrl: playground.simulator.url, licensekey: KEYS.main, siteId: "9999999" },
    });
    const { models, methods } = await check(id);
    assert.equal(methods.getsubscriptions.status, "SUCCESS");
    assert.match(models.units.read.error_message, /no site/);
  });

  test("one at a time, at half the integration's pace; what was asked shows while the rest is in process", async () => {
    const { integrationId: id } = await connectIntegration(api, playground, {
      max_request_frequency: 10,
      credentials: {
        baseUrl: playground.simulator.url,
        licensekey: KEYS.main,
        pmcId: "1000001",
        siteId: "2000001",
      },
    });
    await playground.control.clearRequests();
    const began = performance.now();
    assert.deepEqual(
      await Promise.all([begin(id), begin(id), begin(id)]).then((all) => all.filter(Boolean)),
      [true],
    );
    const halfway = await until("some answers", async () => {
      const result = await read(id);
      return Object.keys(result.methods).length > 1 && result;
    });
    assert.equal(halfway.data_access_check_in_process, true);
    assert.equal(halfway.models.properties.read.status, "SUCCESS");
    assert.deepEqual(halfway.models.leads.read, { status: "PROCESSING", error_message: null });
    const { results } = (await api.get(`/v1/admin/integrations/${id}/`)).body;
    assert.equal(results.is_running_data_access_check, true);
    await until("the end", async () => !(await read(id)).data_access_check_in_process);
    assert.ok(performance.now() - began > 11 * 200, "11 methods, one each 200 ms");
    assert.equal((await playground.control.requests()).length, 11);
  });

  test("a gateway that stops breaks its check off, and another can begin at once", async () => {
    const second = await playground.serve({ api: true, worker: false });
    const { integrationId: id } = await connectIntegration(api, playground, {
      max_request_frequency: 2,
      credentials: {
        baseUrl: playground.simulator.url,
        licensekey: KEYS.main,
        pmcId: "1000001",
        siteId: "2000001",
      },
    });
    assert.equal((await second.api.post(pathOf(id), {})).body.result.began_data_access, true);
    assert.equal((await read(id)).data_access_check_in_process, true);
    assert.equal(await begin(id), false);
    await second.gateway.stop();
    const result = await read(id);
    assert.deepEqual([result.data_access_check_in_process, result.last_data_access_check], [false, null]);
    assert.equal(await begin(id), true);
  });

  test("an archived integration is not checked, one of nobody not found", async () => {
    const id = await createIntegration(api, playground, { active: false });
    await api.call("DELETE", `/v1/admin/integrations/${id}/`);
    const reply = await api.post(pathOf(id), {});
    assert.deepEqual([reply.status, reply.body.error.code], [409, "conflict"]);
    for (const nobody of ["none", "00000000-0000-4000-8000-000000000000"]) {
      assert.equal((await api.get(pathOf(nobody))).status, 404);
      assert.equal((await api.post(pathOf(nobody), {})).status, 404);
    }
  });
});
