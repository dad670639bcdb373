import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, glob, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "../harness/database.ts";
import { until } from "../harness/wait.ts";
import { environmentOf, type Instruction, readStages, ROOT } from "./deploy-files.ts";

/** What the image has of this repository, put together as its COPY lines say, and started from there. */
describe("the image", () => {
  let folder: string;
  let image: Instruction[];
  let database: TestDatabase;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestcard-image-"));
    image = (await readStages()).at(-1) ?? [];
    database = await createTestDatabase();
    for (const { text } of image.filter(({ name }) => name === "COPY")) {
      const parts = text.split(" ");
      const from = parts[0]?.startsWith("--from=") === true ? parts.shift() : null;
      const [source = "", target = ""] = parts;
      if (source === "/runtime/bin/node") continue;
      if (source.endsWith("/node_modules")) {
        await symlink(join(ROOT, "node_modules"), join(folder, target));
        continue;
      }
      const path = from == null ? source : source.replace(/^\/app\//, "");
      const to = join(
        folder,
        target.replace(/^\.\/$/, ""),
        target.endsWith("/") ? (path.split("/").at(-1) ?? "") : "",
      );
      await mkdir(dirname(to), { recursive: true });
      await cp(join(ROOT, path), to, {
        recursive: true,
        filter: (file) => !/\/test(\/|$)|\.test\.ts$/.test(file),
      });
    }
    for await (const file of glob("**/*", { cwd: folder, exclude: (name) => name === "node_modules" }))
      await chmod(join(folder, file), 0o555);
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const filesOf = async (): Promise<string[]> => {
    const files: string[] = [];
    for await (const file of glob("**/*", { cwd: folder, exclude: (name) => name === "node_modules" }))
      files.push(file);
    return files.toSorted();
  };

  /** The image's own command line, with this Node in place of the image's (which is the same one). */
  function command(name: "ENTRYPOINT" | "HEALTHCHECK"): string[] {
    const text = image.find((one) => one.name === name)?.text ?? "";
    const [node, script = ""] = JSON.parse(text.slice(text.indexOf("["))) as string[];
    assert.equal(node, "/usr/bin/node");
    return [script.replace(/^\/app\//, `${folder}/`)];
  }

  /** Runs it to its end. */
  async function run(
    args: string[],
    environment: Record<string, string>,
  ): Promise<{ readonly code: number | null; readonly errors: string }> {
    const child = spawn(process.execPath, args, { cwd: folder, env: environment, timeout: 60_000 });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.resume();
    const [code] = (await once(child, "close")) as [number | null];
    return { code, errors };
  }

  test("what it copies is enough: the API starts, is healthy by the image's own check, and stops; nothing is written", async () => {
    const before = await filesOf();
    const environment = {
      ...environmentOf(image),
      DATABASE_URL: database.url,
      GUESTCARD_SECRET_KEY: "0".repeat(64),
      PORT: "0",
      HOST: "127.0.0.1",
      GUESTCARD_METRICS_HOST: "127.0.0.1",
      GUESTCARD_METRICS_PORT: "0",
    };
    const child = spawn(process.execPath, [...command("ENTRYPOINT"), "api"], {
      cwd: folder,
      env: environment,
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const exited = once(child, "exit");
    try {
      const ready = await until(
        "the API of the image",
        async () => {
          if (child.exitCode !== null) throw new Error(output);
          return output.split("\n").find((line) => line.includes("guestcard is ready"));
        },
        60_000,
      );
      const { url, monitoring_url: monitoringUrl } = JSON.parse(ready) as {
        url: string;
        monitoring_url: string;
      };
      assert.equal((await fetch(new URL("/readyz", url))).status, 200);
      assert.equal((await fetch(new URL("/docs", url))).status, 200);
      const port = new URL(monitoringUrl).port;
      assert.equal((await run(command("HEALTHCHECK"), { GUESTCARD_METRICS_PORT: port })).code, 0);
      assert.equal(
        (await run(command("HEALTHCHECK"), { GUESTCARD_METRICS_PORT: "9" })).code,
        1,
        "nothing listens there",
      );
    } finally {
      child.kill("SIGTERM");
      assert.deepEqual(await exited, [0, null], output);
    }
    assert.deepEqual(await filesOf(), before);
  });

  test("without a database it says what it needs, and ends", async () => {
    const { code, errors } = await run([...command("ENTRYPOINT"), "api"], {
      ...environmentOf(image),
      DATA_DIR: join(folder, "package.json", "data"),
    });
    assert.equal(code, 1);
    assert.match(errors, /DATABASE_URL/);
  });

  test("production installs every package that what it copies imports", async () => {
    const { dependencies } = JSON.parse(
      await readFile(join(ROOT, "packages/gateway/package.json"), "utf8"),
    ) as {
      dependencies: Record<string, string>;
    };
    const missing = new Set<string>();
    for await (const file of glob("packages/*/{src,bin}/**/*.{ts,js}", { cwd: folder })) {
      const text = await readFile(join(folder, file), "utf8");
      for (const [, name = ""] of text.matchAll(
        /(?:^import|^} from|^export .* from|\bimport\()\s*(?:.* from )?"([^".][^"]*)"/gm,
      )) {
        const owner = name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/");
        if (!isBuiltin(name) && dependencies[owner] === undefined) missing.add(`${file}: ${owner}`);
      }
    }
    assert.deepEqual([...missing], []);
  });
});
