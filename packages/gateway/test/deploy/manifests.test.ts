import assert from "node:assert/strict";
import { glob } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { Ajv } from "ajv";
import { settings } from "../../src/config/configuration.ts";
import { environmentOf, type Instruction, readStages, readText, readYaml, ROOT } from "./deploy-files.ts";

const CHART = "deploy/helm/guestcard";

/** A setting, or a file that holds one. */
const isSetting = (name: string): boolean => name.replace(/_FILE$/, "") in settings;

describe("what deploy/ says of one thing is the same everywhere", () => {
  let image: Instruction[];
  let compose: any;
  let values: any;
  let templates: Map<string, string>;
  let helpers: string;
  const of = (name: string): string[] => image.filter((one) => one.name === name).map(({ text }) => text);

  before(async () => {
    image = (await readStages()).at(-1) ?? [];
    compose = await readYaml("deploy/compose.yaml");
    values = await readYaml(`${CHART}/values.yaml`);
    templates = new Map();
    for await (const file of glob(`${CHART}/templates/*`, { cwd: ROOT }))
      templates.set(file, await readText(file));
    helpers = templates.get(`${CHART}/templates/_helpers.tpl`) ?? "";
  });

  test("every environment variable is a setting of the gateway", async () => {
    const inHelpers = [
      ...[...helpers.matchAll(/^- name: ([A-Z_]+)$/gm)].map(([, name]) => name ?? ""),
      ...[...helpers.matchAll(/"([A-Z][A-Z_]+)" \$keys/g)].map(([, name]) => name ?? ""),
    ];
    assert.ok(inHelpers.length >= 10, inHelpers.join());
    const inServices = ["api", "worker"].flatMap((name) => Object.keys(compose.services[name].environment));
    const inExamples = [...(await readText(`${CHART}/values.yaml`)).matchAll(/^# {3}([A-Z_]+):/gm)].map(
      ([, name]) => name ?? "",
    );
    const inReadme = [...(await readText("deploy/README.md")).matchAll(/-e ([A-Z_]+)=/g)].map(
      ([, name]) => name ?? "",
    );
    const inImage = Object.keys(environmentOf(image)).filter((name) => name !== "NODE_ENV");
    for (const name of [...inHelpers, ...inServices, ...inExamples, ...inReadme, ...inImage])
      assert.ok(isSetting(name), name);
  });

  test("ports", () => {
    const environment = environmentOf(image);
    const { PORT: api = "", GUESTCARD_METRICS_PORT: metrics = "" } = environment;
    assert.equal(environment["HOST"], "0.0.0.0");
    assert.deepEqual(of("EXPOSE"), [`${api} ${metrics}`]);
    assert.deepEqual(compose.services.api.ports, [`127.0.0.1:8080:${api}`]);
    assert.equal(compose.services.worker.ports, undefined);
    for (const name of ["api", "worker"]) assert.deepEqual(compose.services[name].expose, [metrics]);
    assert.match(helpers, new RegExp(`- name: PORT\\n  value: "${api}"`));
    assert.match(helpers, new RegExp(`- name: GUESTCARD_METRICS_PORT\\n  value: "${metrics}"`));
    assert.match(helpers, new RegExp(`- name: http\\n\\s+containerPort: ${api}\\n`));
    assert.match(helpers, new RegExp(`- name: metrics\\n\\s+containerPort: ${metrics}\\n`));
  });

  test("nobody is root, nothing is writable, no capability is kept", () => {
    assert.deepEqual(of("USER"), ["65532:65532"]);
    assert.match(helpers, /runAsNonRoot: true\n\s+runAsUser: 65532\n/);
    assert.match(helpers, /readOnlyRootFilesystem: true/);
    assert.match(helpers, /allowPrivilegeEscalation: false/);
    for (const name of ["api", "worker"]) {
      const service = compose.services[name];
      assert.deepEqual(
        [service.read_only, service.cap_drop, service.security_opt, service.user],
        [true, ["ALL"], ["no-new-privileges:true"], undefined],
      );
    }
  });

  test("a stop is waited for longer than the gateway takes", () => {
    const stopSeconds = Number(settings.GUESTCARD_STOP_SECONDS.defaultText);
    for (const name of ["api", "worker"])
      assert.ok(Number.parseInt(compose.services[name].stop_grace_period) > stopSeconds + 5);
    assert.ok(values.terminationGracePeriodSeconds > stopSeconds + 5);
  });

  test("compose: each half by its name, secrets as files, the database without a way out", () => {
    assert.deepEqual([compose.services.api.command, compose.services.worker.command], [["api"], ["worker"]]);
    for (const name of ["api", "worker"]) {
      const { environment, secrets } = compose.services[name];
      for (const [setting, value] of Object.entries<string>(environment))
        if (setting.endsWith("_FILE")) assert.ok(secrets.includes(value.replace("/run/secrets/", "")), value);
      assert.equal(environment.DATABASE_URL, undefined);
    }
    for (const [name, { file }] of Object.entries<any>(compose.secrets))
      assert.equal(file, `./secrets/${name}`);
    assert.deepEqual(compose.services.postgres.networks, ["database"]);
    assert.equal(compose.networks.database.internal, true);
  });

  test("the chart's values fit their schema, and every value that a template names is there", async () => {
    const check = new Ajv({ strict: false }).compile(
      JSON.parse(await readText(`${CHART}/values.schema.json`)),
    );
    assert.equal(check(values), false, "a Secret has to be named");
    assert.equal(check.errors?.[0]?.instancePath, "/secret/name");
    values.secret.name = "guestcard";
    assert.equal(check(values), true, JSON.stringify(check.errors));
    for (const name of ["PORT", "DATABASE_URL", "GUESTCARD_SECRET_KEY_FILE", "lower_case"])
      assert.equal(check({ ...values, configuration: { [name]: "x" } }), false, name);
    assert.equal(check({ ...values, configuration: { GUESTCARD_SETTLE_SECONDS: 60 } }), true);
    assert.equal(check({ ...values, typo: {} }), false);
    const named = [...templates.values()].flatMap((text) =>
      [...text.matchAll(/\.Values((?:\.\w+)+)/g)].map(([, path]) => path ?? ""),
    );
    const ofParts = [...templates.values()].flatMap((text) =>
      [...text.matchAll(/\$values((?:\.\w+)+)/g)].flatMap(([, path]) => [`.api${path}`, `.worker${path}`]),
    );
    assert.ok(named.length > 20 && ofParts.length > 10);
    for (const path of [...named, ...ofParts]) {
      const found = path
        .slice(1)
        .split(".")
        .reduce<any>((value, key) => value?.[key], values);
      assert.notEqual(found, undefined, path);
    }
  });

  test("the chart's versions and templates", async () => {
    const chart = await readYaml(`${CHART}/Chart.yaml`);
    const { version } = JSON.parse(await readText("packages/gateway/package.json")) as { version: string };
    assert.equal(chart.appVersion, version);
    for (const [file, text] of templates) {
      const opened = [...text.matchAll(/\{\{-?\s*(?:if|range|with|define)\b/g)].length;
      const ended = [...text.matchAll(/\{\{-?\s*end\b/g)].length;
      assert.equal(opened, ended, file);
      for (const [, name = ""] of text.matchAll(/include "([^"]+)"/g))
        assert.ok(helpers.includes(`define "${name}"`), name);
    }
    assert.match(
      helpers,
      /enableServiceLinks: false/,
      "else Kubernetes sets GUESTCARD_METRICS_PORT to an address",
    );
  });
});
