import assert from "node:assert/strict";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type Ended, runCommand } from "../harness/run-command.ts";
import { processesOf } from "../own-postgres/harness.ts";

/** A start and a stop take some seconds on a busy machine, and those of PostgreSQL some more; what hangs, hangs for good. */
const ENDS_WITHIN_MS = 60_000;

describe("a gateway whose address is in use", () => {
  let playground: Playground;
  let other: Server;
  let taken: string;

  before(async () => {
    playground = await openPlayground();
    other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    taken = String((other.address() as AddressInfo).port);
  });
  after(async () => {
    other.close();
    await playground.stop();
  });

  const start = (command: string, environment: Record<string, string>): Promise<Ended> =>
    runCommand([command], environment, ENDS_WITHIN_MS);

  function checkEnd({ code, out, err }: Ended, setting: string): void {
    assert.deepEqual(
      [code, err],
      [1, `Cannot listen on 127.0.0.1:${taken} (${setting}): address already in use\n`],
      out,
    );
    assert.doesNotMatch(out, /"err":|connection lost/, "what runs was stopped before what it needs");
    assert.doesNotMatch(out, /"pid":.*"pid":/, "PostgreSQL's process id has a name of its own");
  }

  const tokensIn = (out: string): number => [...out.matchAll(/^ {2}gc_\S+$/gm)].length;

  const metrics = "GUESTCARD_METRICS_HOST and GUESTCARD_METRICS_PORT";
  const cases: [command: string, setting: string, environment: (port: string) => Record<string, string>][] = [
    ["serve", "HOST and PORT", (port) => ({ PORT: port })],
    ["api", "HOST and PORT", (port) => ({ PORT: port })],
    ["worker", metrics, (port) => ({ GUESTCARD_METRICS_PORT: port })],
    ["serve", metrics, (port) => ({ GUESTCARD_METRICS_PORT: port })],
  ];
  for (const [command, setting, environment] of cases)
    test(`${command} ends, and names ${setting}`, async () => {
      checkEnd(await start(command, { ...playground.environment, ...environment(taken) }), setting);
      const { rows } = await playground.database.pool.query(
        `select (select count(*)::int from secret_key_holders) as holders,
           (select count(*)::int from pg_stat_activity
            where datname = current_database() and application_name = 'guestcard') as connections`,
      );
      assert.deepEqual(rows, [{ holders: 0, connections: 0 }]);
    });

  test("its own PostgreSQL is stopped, and starts again; the first API key is shown all the same", async () => {
    const folder = await mkdtemp(join(tmpdir(), "guestcard-taken-"));
    // The gateway's own PostgreSQL runs as another user where this runs as root.
    await chmod(folder, 0o711);
    try {
      const { DATABASE_URL: _url, GUESTCARD_BOOTSTRAP_TOKEN: _token, ...others } = playground.environment;
      const own = { ...others, DATA_DIR: join(folder, "data"), PORT: taken };
      const first = await start("serve", own);
      checkEnd(first, "HOST and PORT");
      assert.deepEqual(await processesOf(folder), []);
      const second = await start("serve", own);
      checkEnd(second, "HOST and PORT");
      assert.deepEqual(await processesOf(folder), []);
      assert.deepEqual([tokensIn(first.out), tokensIn(second.out)], [1, 0]);
    } finally {
      for (const { pid } of await processesOf(folder)) process.kill(pid, "SIGKILL");
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("a host that is not this machine's is named as well", async () => {
    const { code, err } = await start("api", { ...playground.environment, HOST: "192.0.2.1" });
    assert.deepEqual(
      [code, err],
      [1, "Cannot listen on 192.0.2.1:0 (HOST and PORT): address not available\n"],
    );
  });
});
