import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type Ended, runCommand } from "../harness/run-command.ts";

/** A start takes two seconds on a busy machine; what hangs, hangs for good. */
const ENDS_WITHIN_MS = 30_000;

/** One line, which begins so. */
const onlyLine = (start: string): RegExp => new RegExp(`^${RegExp.escape(start)}[^\\n]*\\n$`);

describe("a backup whose file cannot be written", () => {
  let playground: Playground;
  let folder: string;

  before(async () => {
    playground = await openPlayground();
    folder = await mkdtemp(join(tmpdir(), "guestcard-backup-"));
  });
  after(async () => {
    await playground.stop();
    await rm(folder, { recursive: true });
  });

  const backUp = (path: string): Promise<Ended> =>
    runCommand(["backup", path], playground.environment, ENDS_WITHIN_MS);

  async function openTransactions(): Promise<number | null> {
    const { rowCount } = await playground.database.pool.query(
      `select from pg_stat_activity
       where datname = current_database() and application_name = 'guestcard' and xact_start is not null`,
    );
    return rowCount;
  }

  test("in a folder that is not there: it names the path, at once", async () => {
    const path = join(folder, "none", "backup.gz");
    const { code, err, out } = await backUp(path);
    assert.deepEqual([code, out], [1, ""], err);
    assert.match(err, onlyLine(`The backup ${path} cannot be written: ENOENT: no such file or directory`));
    assert.equal(await openTransactions(), 0);
    assert.deepEqual(await readdir(folder), []);
  });

  const full = { skip: !existsSync("/dev/full") && "this machine has no /dev/full" };
  test("on a disk that fills up in the middle: it names the path and leaves nothing", full, async () => {
    // Enough that the file fails long before everything was read.
    await playground.database.pool.query(
      `insert into accounts (id, name)
       select gen_random_uuid(), gen_random_uuid()::text from generate_series(1, 50000)`,
    );
    const path = join(folder, "backup.gz");
    await symlink("/dev/full", `${path}.partial`);
    const { code, err, out } = await backUp(path);
    assert.deepEqual([code, out], [1, ""], err);
    assert.match(err, onlyLine(`The backup ${path} cannot be written: ENOSPC: no space left on device`));
    assert.equal(await openTransactions(), 0);
    assert.deepEqual(await readdir(folder), []);
  });
});
