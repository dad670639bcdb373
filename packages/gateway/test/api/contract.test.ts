import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openRoutes, routes } from "../../src/http/routes.ts";
import { integrationBody, openPlayground, type Playground } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { type AccountWorld, fillAccount, fillPath } from "./account-world.ts";
import { type Offered, operations, validatorOf } from "./contract/contract.ts";
import { tableOf } from "./markdown-table.ts";

/** What each write is sent, in this order: what a later one needs is not archived by an earlier one. */
const writes: Readonly<Record<string, (world: AccountWorld, playground: Playground) => unknown>> = {
  "POST /v1/leads/": ({ lead }) => lead,
  "PUT /v1/leads/{id}": () => ({ first_name: "Contract" }),
  "POST /v1/events/leads": ({ leadEvent }) => leadEvent,
  "POST /v1/webhooks/": () => ({
    url: "http://127.0.0.1:9/hook",
    triggers: ["DATA_NEW", "DATA_UPDATE", "JOB_FAILURE"],
    model: "leads",
    headers: [{ header: "x-from", value: "contract" }],
  }),
  "PUT /v1/webhooks/{webhook_id}": () => ({ triggers: ["SYNC_COMPLETE"], active: true }),
  "POST /v1/admin/retry-write/{root_job_id}": () => ({}),
  "POST /v1/admin/integrations/": (_, playground) =>
    integrationBody(playground, {
      active: false,
      use_custom_sync_schedule: true,
      custom_sync_schedule: {
        type: "WEEK_BASED",
        timezone: "UTC",
        interval: {
          SUNDAY: { slots: [{ start: "00:00", end: "01:00", sync_frequency: 1, sync_cadence: "HOUR" }] },
        },
      },
    }),
  "PUT /v1/admin/integrations/{integration_id}/": () => ({ name: "Contract", sync_frequency: 6 }),
  "POST /v1/admin/integrations/{integration_id}/manual-sync": () => ({ models_to_sync: ["units"] }),
  "POST /v1/admin/integrations/{integration_id}/back-sync": () => ({}),
  "PUT /v1/admin/integrations/{integration_id}/properties/{property_configuration_id}": () => ({
    enabled: true,
    trigger_integration_resync: true,
  }),
  "POST /v1/admin/integrations/{integration_id}/data-access": () => ({}),
  "DELETE /v1/webhooks/{webhook_id}": () => undefined,
  "DELETE /v1/admin/integrations/{integration_id}/": () => undefined,
};

const offered = operations.filter(
  ({ route }) => route !== null && !route.summary.startsWith("Not supported"),
);
const unsupported = operations.filter(({ route }) => route?.summary.startsWith("Not supported"));
const isRead = ({ name }: Offered): boolean => name.startsWith("GET ");

describe("what the gateway offers of the contract answers as the contract says", () => {
  let playground: Playground;
  let world: AccountWorld;

  before(async () => {
    playground = await openPlayground();
    const { api } = await playground.serve();
    world = await fillAccount(playground, api, "Contract");
    const dataAccess = `/v1/admin/integrations/${world.integrationId}/data-access`;
    await api.post(dataAccess, {});
    await until("a check", async () => {
      const { result } = (await api.get(dataAccess)).body;
      return result.last_data_access_check !== null;
    });
  });
  after(() => playground.stop());

  const pathOf = ({ route }: Offered): string => fillPath(route?.path ?? "", world.ids);
  /** @param response a status of the contract. */
  function assertValid(body: unknown, operation: Offered["operation"], response: string, name: string): void {
    const isValid = validatorOf(operation.responses[response]?.$ref ?? "");
    assert.ok(
      isValid(body),
      `${name} ${response}: ${JSON.stringify(isValid.errors, null, 1)}\n${JSON.stringify(body)}`,
    );
  }

  for (const one of offered.filter(isRead))
    test(one.name, async () => {
      const reply = await world.api.get(pathOf(one));
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      assertValid(reply.body, one.operation, "200", one.name);
      const { results } = reply.body;
      if (Array.isArray(results)) assert.notEqual(results.length, 0, "nothing was shown to check");
    });

  for (const one of offered.filter(isRead))
    test(`${one.name}: every query parameter of the contract is taken`, async () => {
      for (const { name, in: where, schema } of one.operation.parameters ?? []) {
        if (where !== "query") continue;
        const query = new URLSearchParams({
          ...(name.startsWith("x_") && {
            integration_id: world.integrationId,
            x_property_id: world.place.xId,
          }),
          [name]: String(sampleOf(name, schema)),
        });
        const reply = await world.api.get(`${pathOf(one)}?${query.toString()}`);
        assert.equal(reply.status, 200, `${query.toString()}: ${JSON.stringify(reply.body)}`);
        assertValid(reply.body, one.operation, "200", one.name);
      }
    });

  test("every write of the contract that is offered is in the list above", () => {
    assert.deepEqual(
      Object.keys(writes).toSorted(),
      offered
        .filter((one) => !isRead(one))
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  for (const [name, bodyOf] of Object.entries(writes)) {
    const one = operations.find((operation) => operation.name === name);
    test(name, async () => {
      assert.ok(one?.route, "is not offered");
      const refused = await world.api.call(one.route.method, `${pathOf(one)}?colour=red`, {
        ...(one.route.body && { body: {} }),
      });
      assert.equal(refused.status, 400);
      assertValid(refused.body, one.operation, "400", name);
      const body = bodyOf(world, playground);
      const reply = await world.api.call(one.route.method, pathOf(one), body === undefined ? {} : { body });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      assertValid(reply.body, one.operation, "200", name);
    });
  }

  for (const one of unsupported)
    test(`${one.name} is a 405 that says why`, async () => {
      const reply = await world.api.call(one.name.split(" ")[0] ?? "", pathOf(one), { body: {} });
      assert.deepEqual([reply.status, reply.body.error.code], [405, "not_supported"]);
      assert.match(reply.body.error.message, /REALPAGE_RPX/);
      assertValid(reply.body, one.operation, "400", one.name);
    });
});

describe("docs/contract.md", () => {
  test("lists every operation of the contract, and says rightly whether it is offered", async () => {
    const rows = await tableOf("docs/contract.md", "contract");
    const listed = new Map(rows.map(([name = "", is = "", why = ""]) => [name, { is, why }]));
    assert.equal(listed.size, rows.length, "nothing twice");
    for (const { name, route } of operations) {
      const row = listed.get(name);
      assert.ok(row, `docs/contract.md lacks ${name}`);
      const is = route === null ? "no" : route.summary.startsWith("Not supported") ? "405" : "yes";
      assert.equal(row.is, is, name);
      if (is === "no") assert.ok(row.why.length > 10, `${name}: say why not`);
    }
  });

  test("every route is in one of its tables, and every row that says yes is a route", async () => {
    const shape = (name: string): string => name.replaceAll(/\{\w+\}|:\w+/g, "*").replace(/\/$/, "");
    const rows = [
      ...(await tableOf("docs/contract.md", "contract")).filter(([, is]) => is !== "no"),
      ...(await tableOf("docs/contract.md", "beyond the contract")),
    ];
    assert.deepEqual(
      rows.map(([name = ""]) => shape(name)).toSorted(),
      [...routes, ...openRoutes].map(({ method, path }) => shape(`${method} ${path}`)).toSorted(),
    );
  });
});

/** A value that the parameter's schema allows. */
function sampleOf(name: string, schema: any): unknown {
  if (schema.enum) return schema.enum.includes("REALPAGE_RPX") ? "REALPAGE_RPX" : schema.enum[0];
  if (schema.$ref !== undefined) return "REALPAGE_RPX";
  if (name === "order-by") return "created_at:asc";
  if (name === "before" || name === "after") return "2026-01-01T00:00:00Z";
  if (name === "phone_1") return "2145550123";
  const types = [schema.type ?? (schema.anyOf ?? []).map((one: any) => one.type)].flat();
  if (types.includes("integer")) return schema.default ?? 1;
  if (types.includes("boolean")) return true;
  return schema.format === "date-time" ? "2026-01-01T00:00:00Z" : "sample";
}
