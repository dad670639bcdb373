import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Binaries } from "./binaries.ts";
import { OwnPostgresError, systemCode } from "./own-postgres-error.ts";
import type { ServerAccount } from "./server-account.ts";

/** Starts programs of PostgreSQL as the right user. */
export type Launcher = {
  /** The major version of the programs, for example 18. */
  readonly major: number;
  spawn(program: string, args: readonly string[], options: LaunchOptions): ChildProcess;
};

type LaunchOptions = {
  readonly stdio: StdioOptions;
  readonly environment?: Readonly<Record<string, string>>;
};
type Spawn = Launcher["spawn"];

/**
 * Finds out how the programs can be started as `account` so that they reach both themselves and `dataDir`, by trying.
 * @throws OwnPostgresError `permission` or `binaries`, with what the attempt said.
 */
export async function findLauncher(
  binaries: Binaries,
  account: ServerAccount,
  dataDir: string,
): Promise<Launcher> {
  const environment = serverEnvironment(binaries);
  const direct = directSpawn(environment, account);
  const first = await tryOut(direct, binaries, dataDir);
  if (first.major !== null) return { major: first.major, spawn: direct };
  if (!account.switched || process.platform !== "linux")
    throw unusable(first.said, binaries, account, dataDir);

  // Root's folders are often closed to others (/root is 0700). Rather than open them, the server may pass them.
  const passing = passingSpawn(environment, account, await passCapability());
  const second = await tryOut(passing, binaries, dataDir);
  if (second.major !== null) return { major: second.major, spawn: passing };
  throw unusable(`${first.said}; with setpriv: ${second.said}`, binaries, account, dataDir);
}

/**
 * Nothing of the gateway's environment is handed on: it holds secrets, which the server's user could read, and
 * PG* variables, which would change what the server does. Messages stay English, as they are read by program.
 */
function serverEnvironment(binaries: Binaries): Record<string, string> {
  const environment: Record<string, string> = {
    PATH: process.env["PATH"] ?? "/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
  };
  if (binaries.libraryFolders.length > 0) environment["LD_LIBRARY_PATH"] = binaries.libraryFolders.join(":");
  return environment;
}

/** `detached` gives the server a session of its own: Ctrl-C in a terminal must reach the gateway alone. */
const ownSession = { cwd: "/", detached: true } as const;

function directSpawn(environment: Record<string, string>, account: ServerAccount): Spawn {
  // Node takes these as signed numbers.
  const user = account.switched ? { uid: account.uid | 0, gid: account.gid | 0 } : {};
  return (program, args, options) =>
    spawn(program, args, {
      ...ownSession,
      ...user,
      stdio: options.stdio,
      env: { ...environment, ...options.environment },
    });
}

function passingSpawn(
  environment: Record<string, string>,
  account: ServerAccount,
  capability: string,
): Spawn {
  const user = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  const capabilities = [
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    "--securebits=+no_setuid_fixup",
  ];
  return (program, args, options) =>
    spawn("setpriv", [...user, ...capabilities, "--", program, ...args], {
      ...ownSession,
      stdio: options.stdio,
      env: { ...environment, ...options.environment },
    });
}

const CAP_DAC_READ_SEARCH_BIT = 2n;

/** The weaker right to pass and read is enough, but containers often have only the stronger one to override. */
async function passCapability(): Promise<string> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const mask = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
  return (mask >> CAP_DAC_READ_SEARCH_BIT) & 1n ? "dac_read_search" : "dac_override";
}

type Attempt = { readonly major: number | null; readonly said: string };

/** Enters `dataDir` and asks the server for its version. */
async function tryOut(spawn: Spawn, binaries: Binaries, dataDir: string): Promise<Attempt> {
  const script = 'cd -- "$1" && cd / && exec "$2" --version';
  const child = spawn("/bin/sh", ["-c", script, "sh", dataDir, binaries.postgres], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const failed = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`${systemCode(error)} ${error.message}`));
  });
  if (child.pid === undefined || !child.stdout || !child.stderr) return { major: null, said: await failed };
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const version = /\(PostgreSQL\) (\d+)/.exec(out)?.[1];
  return { major: version === undefined ? null : Number(version), said: err.trim() };
}

function unusable(
  said: string,
  binaries: Binaries,
  account: ServerAccount,
  dataDir: string,
): OwnPostgresError {
  if (account.switched && !/shared librar/.test(said))
    return new OwnPostgresError(
      "permission",
      `PostgreSQL refuses to run as root, and as user id ${account.uid} it cannot run or reach ${dataDir} (${said}).`,
      "Set DATA_DIR to a folder that others may pass and install Guestcard in one, install setpriv (util-linux), start as an ordinary user, or set DATABASE_URL.",
    );
  return new OwnPostgresError(
    "binaries",
    `${binaries.postgres} does not run here (${said}).`,
    "On Linux it needs glibc, which Alpine lacks. Run `npm ci` again on this kind of machine, or set DATABASE_URL.",
  );
}
