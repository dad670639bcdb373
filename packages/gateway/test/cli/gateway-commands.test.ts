import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { accessTo, guestcard, type Ran, startGuestcard } from "./guestcard.ts";

const BIN = new URL("../../bin/guestcard.js", import.meta.url).pathname;
const hasScript = spawnSync("script", ["--version"]).status === 0;

describe("commands on a running gateway", () => {
  let playground: Playground;
  let api: ApiClient;
  let access: Record<string, string>;
  let folder: string;
  let credentials: string;
  let integrationId: string;
  let place: Place;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const connected = await connectIntegration(api, playground, { name: "Oak" });
    ({ integrationId } = connected);
    place = connected.places[0] as Place;
    access = accessTo(api.url, playground);
    folder = await mkdtemp(join(tmpdir(), "guestcard-cli-"));
    credentials = join(folder, "credentials.json");
    await writeFile(
      credentials,
      JSON.stringify({ baseUrl: playground.simulator.url, licensekey: KEYS.main }),
    );
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await playground.stop();
  });

  const run = (...given: string[]): Promise<Ran> => guestcard(access, ...given);
  const add = (...given: string[]): Promise<Ran> =>
    run("integrations", "add", "--frequency", "200", ...given);
  const names = async (): Promise<string[]> =>
    (await api.get("/v1/admin/integrations/")).body.results
      .filter((one: { is_archived: boolean }) => !one.is_archived)
      .map((one: { name: string; active: boolean }) => `${one.name} ${one.active}`)
      .toSorted();

  test("integrations add tests each method and saves; it is synced then", async () => {
    const ran = await add("--name", "Elm", "--credentials-file", credentials);
    assert.equal(ran.code, 0, ran.error);
    assert.match(ran.out, /^prospectsearch +ok +finding a lead whose reply was lost/m);
    assert.match(ran.out, /insertprospect, updateprospect and insertactivity were not tried/);
    assert.match(ran.out, /Saved as [0-9a-f-]{36}\./);
    assert.deepEqual(await names(), ["Elm true", "Oak true"]);
    assert.match((await run("integrations", "list")).out, /Elm +open +0 +200 a second/);
  });

  test("the same once more is refused before anything is tested; --test-only is not", async () => {
    const ran = await add("--name", "Elm", "--credentials-file", credentials);
    assert.deepEqual([ran.code, ran.out], [1, ""]);
    assert.match(
      ran.error,
      /^Elm is connected already, as [0-9a-f-]{36}\. Give another licence another --name;/,
    );
    assert.deepEqual(await names(), ["Elm true", "Oak true"]);
    const tried = await add("--name", "Elm", "--credentials-file", credentials, "--test-only");
    assert.match(tried.out, /Not saved\.$/m);
  });

  test("where methods are refused it shows RealPage's words and remedies, and does not save", async () => {
    const key = "55555555-5555-4555-8555-555555555555";
    await playground.control.setLicence(key, ["2000001"], ["getsitelist", "getsubscriptions"]);
    const environment = { ...access, GUESTCARD_RPX_LICENCE_KEY: key };
    const given = [
      "integrations",
      "add",
      "--name",
      "Ash",
      "--base-url",
      playground.simulator.url,
      "--frequency",
      "200",
    ];
    const refused = await guestcard(environment, ...given);
    assert.equal(refused.code, 2, refused.error);
    assert.match(refused.out, /^getunitlist +refused +units +Ask RealPage to enable this method/m);
    assert.match(refused.out, /LicenseKey is not authorized to call the method/);
    assert.match(refused.out, /^getsitelist +ok/m);
    assert.ok(!`${refused.out}${refused.error}`.includes(key));
    assert.deepEqual(await names(), ["Elm true", "Oak true"]);
    const tested = await add("--name", "Fir", "--credentials-file", credentials, "--test-only", "--json");
    assert.deepEqual([tested.code, JSON.parse(tested.out).saved], [0, false]);
    const anyway = await guestcard(environment, ...given, "--save-anyway");
    assert.equal(anyway.code, 0);
    assert.deepEqual(await names(), ["Ash true", "Elm true", "Oak true"]);
  });

  test("integrations add says what is missing or wrong", async () => {
    await writeFile(join(folder, "broken.json"), '{"licensekey": "top-secret"');
    const cases: [RegExp, Promise<Ran>][] = [
      [/Missing: --name; --base-url.*; GUESTCARD_RPX_LICENCE_KEY/, run("integrations", "add")],
      [/cannot be read/, add("--name", "x", "--credentials-file", join(folder, "none.json"))],
      [/must hold a JSON object/, add("--name", "x", "--credentials-file", join(folder, "broken.json"))],
      [/--frequency must be a whole number above 0/, run("integrations", "add", "--frequency", "0")],
      [/unknown option '--licence-key'/, add("--licence-key", "x")],
    ];
    for (const [expected, running] of cases) {
      const { code, error } = await running;
      assert.equal(code, 1);
      assert.match(error, expected);
      assert.ok(!error.includes("top-secret"));
    }
  });

  test(
    "at a terminal it asks, hides the key, and saves when it is told to",
    { skip: !hasScript && "this machine has no `script`, which makes a terminal" },
    async () => {
      const child = spawn(
        "script",
        ["-qec", `stty cols 200 rows 50; ${process.execPath} ${BIN} integrations add`, "/dev/null"],
        {
          env: {
            PATH: process.env["PATH"] ?? "",
            HOME: "/tmp",
            TERM: "xterm",
            COLUMNS: "200",
            NO_COLOR: "1",
            ...access,
          },
          stdio: ["pipe", "pipe", "inherit"],
        },
      );
      const answers: [RegExp, string][] = [
        [/called/, "Yew"],
        [/Base URL/, playground.simulator.url],
        [/Licence key/, KEYS.main],
        [/PMC id/, "1000001"],
        [/Site id/, "2000001"],
        [/User name/, ""],
        [/Calls a second/, "200"],
        [/Save it/, ""],
      ];
      let seen = "";
      child.stdout.on("data", (chunk: Buffer) => (seen += chunk.toString()));
      const closed = once(child, "close");
      try {
        for (const [question, answer] of answers) {
          await until(`the question ${question.source}`, async () => question.test(seen));
          await pause(100);
          child.stdin.write(`${answer}\r`);
        }
        await closed;
      } finally {
        child.kill("SIGKILL");
      }
      assert.match(seen, /Saved as/);
      assert.ok(!seen.includes(KEYS.main), "the key is not shown");
      assert.ok((await names()).includes("Yew true"));
    },
  );

  test("sync follows to the end; several integrations have to be told apart", async () => {
    const which = await run("sync");
    assert.equal(which.code, 1);
    assert.match(which.error, /^Say which integration:\n {2}[0-9a-f-]{36} {2}/);
    const ran = await run("sync", "Oak");
    assert.equal(ran.code, 0, ran.error);
    assert.match(ran.out, /^properties +/m);
    assert.match(ran.out, /done after \d+\.\d s\n$/);
    const json = await run("sync", integrationId, "--models", "units", "--json");
    assert.deepEqual([JSON.parse(json.out).state, JSON.parse(json.out).models], ["done", ["units"]]);
    const unknown = await run("sync", "Oak", "--models", "unicorns");
    assert.equal(unknown.code, 1);
    assert.match(unknown.error, /models_to_sync/);
    assert.equal((await run("sync", "Birch")).code, 1);
  });

  test("a sync that RealPage refuses ends with 1 and says why", async () => {
    await playground.control.order({
      method: "*",
      kind: "soap-fault-200",
      text: "LicenseKey is not authorized to call the method.",
    });
    const ran = await run("sync", "Oak");
    await playground.control.clearFaults();
    assert.equal(ran.code, 1);
    assert.match(ran.out, /not authorized/);
    assert.match(ran.error, /The sync of Oak failed\./);
  });

  test("writes show and tail: a lead and what happened to it", async () => {
    const tail = startGuestcard(access, ["writes", "tail", "--last", "0", "--json", "--search", "Tailor"]);
    let told = "";
    tail.child.stdout?.on("data", (chunk: Buffer) => (told += chunk.toString()));
    let began = "";
    tail.child.stderr?.on("data", (chunk: Buffer) => (began += chunk.toString()));
    await until("the beginning of the tail", async () => began.includes("Watching"));
    const jobId = await accept(api, leadTo(integrationId, place, { last_name: "Tailor" }));
    await accept(api, leadTo(integrationId, place, { last_name: "Other" }));
    await until("the tail", async () => told.includes('"state":"done"'));
    tail.child.kill("SIGINT");
    await tail.ended;
    for (const line of told.trim().split("\n")) assert.equal(JSON.parse(line).id, jobId);
    const shown = await run("writes", "show", jobId);
    assert.match(shown.out, /^status +SUCCESS \(done\)$/m);
    assert.match(shown.out, /accepted +waiting[\s\S]*send_started +sending[\s\S]*confirmed +stored/);
    assert.equal(JSON.parse((await run("writes", "show", jobId, "--json")).out).id, jobId);
    const once = await run("writes", "tail", "--once", "--last", "5", "--status", "SUCCESS");
    assert.match(once.out, new RegExp(`${jobId} {2}SUCCESS {2}done +Del Tailor`));
    assert.equal((await run("writes", "show", "nobody")).code, 1);
  });

  test("writes retry and resolve", async () => {
    await playground.control.order({ method: "insertprospect", kind: "message", text: "No", times: 1 });
    const failed = await accept(api, leadTo(integrationId, place));
    await until("the refusal", async () => (await timelineOf(api, failed)).write_status === "FAILURE");
    const retried = await run("writes", "retry", failed, "--json");
    assert.equal(JSON.parse(retried.out).retry_of, failed);
    await until(
      "the retry",
      async () => (await timelineOf(api, JSON.parse(retried.out).job_id)).state === "done",
    );
    const again = await run("writes", "retry", failed);
    assert.equal(again.code, 1);
    assert.match(again.error, /retried/);

    const body = leadTo(integrationId, place);
    await playground.control.order({ method: "insertprospect", kind: "missing-ids", times: 1 });
    await playground.control.order({
      method: "prospectsearch",
      kind: "late-visible",
      delayMs: 60_000,
      times: 1,
    });
    const lost = await accept(api, body);
    await playground.database.pool.query(
      `update writes set deadline_at = now() - interval '1 second' where id = $1`,
      [lost],
    );
    for (const [given, expected] of [
      [[], /Say what became of it/],
      [["--confirm", "--give-up"], /cannot be used with option '--give-up'/],
      [["--reason", "x"], /--reason belongs to --give-up/],
    ] as const) {
      const ran = await run("writes", "resolve", lost, ...given);
      assert.equal(ran.code, 1);
      assert.match(ran.error, expected);
    }
    const notOpen = await run("writes", "resolve", failed, "--give-up");
    assert.equal(notOpen.code, 1, "only what needs review is resolved");
  });

  test("writes resolve says what became of it, and shows that", async () => {
    const { created_record_id: leadId } = await delivered(
      api,
      await accept(api, leadTo(integrationId, place)),
    );
    /** An event whose reply is lost, of which RPX cannot be asked. */
    const undecided = async (): Promise<string> => {
      await playground.control.order({ method: "insertactivity", kind: "reset-after", times: 1 });
      const taken = await api.post("/v1/events/leads/realpage_rpx/", {
        integration_id: integrationId,
        lead_id: leadId,
        employee_id: place.employees[0]?.id,
        event_type_id: place.eventTypes[0]?.id,
        event_datetime: "2026-11-02T10:00:00Z",
      });
      assert.equal(taken.status, 200, JSON.stringify(taken.body));
      const { job_id: job } = taken.body.meta;
      await until("the review", async () => (await timelineOf(api, job)).state === "needs_review");
      return job;
    };
    const confirmed = await undecided();
    const first = await run("writes", "resolve", confirmed, "--confirm");
    assert.deepEqual([first.code, first.out], [0, "SUCCESS\n"], first.error);
    assert.equal((await timelineOf(api, confirmed)).write_status, "SUCCESS");

    const givenUp = await undecided();
    const second = await run("writes", "resolve", givenUp, "--give-up", "--reason", "Moved in elsewhere");
    assert.equal(second.code, 0, second.error);
    assert.match(second.out, /^FAILURE {2}.*Moved in elsewhere/);
    assert.equal((await timelineOf(api, givenUp)).state, "given_up");

    const again = await undecided();
    const third = await run("writes", "resolve", again, "--send-again", "--json");
    assert.deepEqual([third.code, JSON.parse(third.out).write_status], [0, "PENDING"], third.error);
    await until("it to be sent", async () => (await timelineOf(api, again)).write_status === "SUCCESS");
    const twice = await run("writes", "resolve", again, "--send-again");
    assert.equal(twice.code, 1, "it is settled");
  });

  test("unreachable, without a token, or with one that cannot be: said with what to do", async () => {
    const cases: [RegExp, Record<string, string>, string[]][] = [
      [/Does a gateway run there\?/, { ...access, GUESTCARD_URL: "http://127.0.0.1:1" }, []],
      [/Set GUESTCARD_TOKEN to an API key/, { GUESTCARD_URL: access["GUESTCARD_URL"] ?? "" }, []],
      [/holds no valid API key/, { ...access, GUESTCARD_TOKEN: "gc_of_nobody_at_all" }, []],
      [/characters that no API key has/, { ...access, GUESTCARD_TOKEN: "gc with space" }, []],
      [/no http\(s\) URL/, access, ["--url", "nonsense"]],
      [/token file .* cannot be read/, access, ["--token-file", "/no/such/file"]],
    ];
    for (const [expected, environment, given] of cases) {
      const { code, error, out } = await guestcard(environment, "writes", "show", "x", ...given);
      assert.deepEqual([code, out], [1, ""]);
      assert.match(error, expected);
    }
    const file = join(folder, "token");
    await writeFile(file, `${access["GUESTCARD_TOKEN"]}\n`);
    const { code } = await guestcard({}, "integrations", "list", "--url", api.url, "--token-file", file);
    assert.equal(code, 0);
  });
});
