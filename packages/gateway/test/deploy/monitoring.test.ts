import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { before, describe, test } from "node:test";
import { Pool } from "pg";
import { startMetrics } from "../../src/telemetry/start-metrics.ts";
import { DASHBOARD, readText, readYaml, ROOT, RULES } from "./deploy-files.ts";

/** Labels that Prometheus adds, or that a histogram has. */
const ADDED = new Set(["job", "instance", "le"]);
const WORD = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

describe("dashboard and alert rules", () => {
  /** Labels by the name of a sample. */
  let samples: Map<string, ReadonlySet<string>>;
  let rules: any[];
  let dashboard: any;

  before(async () => {
    const { registry } = startMetrics(
      { pool: new Pool(), forWorkers: { pool: new Pool() } } as unknown as Parameters<typeof startMetrics>[0],
      { api: true },
      { version: "0", roles: "api" },
    );
    samples = new Map();
    for (const metric of registry.getMetricsAsArray() as unknown as {
      name: string;
      type: string;
      labelNames: string[];
    }[]) {
      const names =
        metric.type === "histogram"
          ? ["_bucket", "_sum", "_count"].map((end) => metric.name + end)
          : [metric.name];
      for (const name of names) samples.set(name, new Set(metric.labelNames));
    }
    rules = (await readYaml(RULES)).groups.flatMap((group: any) => group.rules);
    dashboard = JSON.parse(await readText(DASHBOARD));
  });

  const panels = (): any[] => dashboard.panels.filter((panel: any) => panel.type !== "row");
  const expressions = (): string[] => [
    ...rules.map(({ expr }) => expr),
    ...panels().flatMap((panel) => panel.targets.map(({ expr }: { expr: string }) => expr)),
  ];

  test("each metric and label that they name exists", () => {
    const used = new Set<string>();
    for (const expression of expressions()) {
      const metrics = (expression.match(WORD) ?? []).filter((word) =>
        /^(guestcard|process|nodejs)_/.test(word),
      );
      assert.ok(metrics.length > 0, expression);
      const labels = new Set(
        metrics.flatMap((name) => [...(samples.get(name) ?? assert.fail(`no metric ${name}`))]),
      );
      metrics.forEach((name) => used.add(name));
      const matched = [...expression.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside = ""]) =>
        [...inside.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label]) => label ?? ""),
      );
      const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) =>
        list.split(",").map((label) => label.trim()),
      );
      for (const label of [...matched, ...grouped])
        assert.ok(labels.has(label) || ADDED.has(label), `${label} in ${expression}`);
    }
    const shown = [...samples.keys()].filter(
      (name) => name.startsWith("guestcard_") && !/_(bucket|sum|count)$/.test(name),
    );
    assert.deepEqual(
      shown.filter((name) => !used.has(name)),
      [],
      "what is counted is shown somewhere",
    );
  });

  test("what is the same from each process is never added up over them", () => {
    for (const expression of expressions())
      assert.doesNotMatch(
        expression,
        /sum(?: by \([^)]*\))? ?\(guestcard_(lane|blocks|integrations|sync_stalest|webhook_endpoints|webhook_deliveries_pending)/,
      );
  });

  test("each rule has a severity, words, and a runbook that is there", async () => {
    const headings = (await readText("docs/operations.md"))
      .split("\n")
      .flatMap((line) => /^#+ (.*)$/.exec(line)?.[1] ?? []);
    const anchors = new Set(
      headings.map((text) =>
        text
          .toLowerCase()
          .replaceAll(/[^\w\s-]/g, "")
          .replaceAll(/\s/g, "-"),
      ),
    );
    const runbooks = await readText("docs/operations.md");
    assert.ok(rules.length >= 10);
    for (const { alert, labels, annotations } of rules) {
      assert.match(labels.severity, /^(critical|warning)$/, alert);
      assert.ok(annotations.summary && annotations.description, alert);
      const [, anchor = ""] = /^docs\/operations\.md#(.+)$/.exec(annotations.runbook) ?? [];
      assert.ok(anchors.has(anchor), `${alert}: ${annotations.runbook}`);
      if (anchor.startsWith("alert-"))
        assert.ok(runbooks.includes(`\`${alert}\``), `${alert} is not named in its runbook`);
    }
    assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
  });

  test("the dashboard: panels have ids of their own, stand beside each other, and ask the chosen data source", () => {
    const ids = dashboard.panels.map(({ id }: { id: number }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { title, gridPos, targets, datasource } of panels()) {
      assert.ok(gridPos.x + gridPos.w <= 24, title);
      assert.equal(datasource.uid, "${datasource}");
      assert.ok(targets.length > 0, title);
    }
  });

  const promtool = spawnSync("promtool", ["--version"]).status === 0;
  test(
    "promtool: the rules are valid and their own tests pass",
    { skip: promtool ? false : "promtool (Debian: prometheus) is not on this machine" },
    () => {
      for (const args of [
        ["check", "rules", RULES],
        ["test", "rules", "deploy/prometheus/alerts.test.yaml"],
      ]) {
        const run = spawnSync("promtool", args, { cwd: ROOT, encoding: "utf8" });
        assert.equal(run.status, 0, run.stdout + run.stderr);
      }
    },
  );
});
