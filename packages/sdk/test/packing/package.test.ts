import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { fillAccount, type AccountWorld } from "../../../gateway/test/api/account-world.ts";
import { KEYS, openPlayground, type Playground } from "../../../gateway/test/harness/playground.ts";
import { Webhook } from "standardwebhooks";
import { consumerSource } from "./consumer-source.ts";
import { programOf, readExamples } from "./examples.ts";
import { compilers, type Consumer, createConsumer } from "./packed.ts";

const SECRET = "a secret of ours";
const examples = await readExamples();

/** Projects that use the SDK, and what each shows. */
const projects = {
  node: "every example, in Node",
  web: "a program with no types but the web's",
} as const;

const strict = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
};

const settings: Readonly<Record<keyof typeof projects, unknown>> = {
  node: { compilerOptions: { ...strict, module: "nodenext", types: ["node"] }, include: ["*.ts"] },
  web: {
    compilerOptions: {
      ...strict,
      module: "esnext",
      moduleResolution: "bundler",
      lib: ["es2022", "dom"],
      types: [],
    },
    include: ["consumer.ts"],
  },
};

describe("the package as it is published", () => {
  let consumer: Consumer;
  let playground: Playground;
  let filled: AccountWorld;
  let environment: Record<string, string>;

  before(async () => {
    consumer = await createConsumer();
    await writeFile(join(consumer.folder, "package.json"), '{"type": "module"}');
    playground = await openPlayground();
    const { api } = await playground.serve();
    filled = await fillAccount(playground, api, "Readme");
    environment = { PATH: process.env["PATH"] ?? "", GUESTCARD_TOKEN: api.token ?? "" };
    const setup = examples[0] ?? assert.fail("There is no example.");
    for (const [index, example] of examples.entries()) {
      const program = programOf(example, setup, known(example.source))
        .replaceAll("https://guestcard.example.com", api.url)
        .replaceAll("https://hooks.example.com", "http://127.0.0.1:9");
      await writeFile(join(consumer.folder, `example-${index}.ts`), program + proofOf(example.source));
    }
    await writeFile(join(consumer.folder, "consumer.ts"), consumerSource);
    for (const [project, setting] of Object.entries(settings))
      await writeFile(join(consumer.folder, `tsconfig.${project}.json`), JSON.stringify(setting));
  });
  after(async () => {
    await playground.stop();
    await consumer.remove();
  });

  /** What a reader of the README has at hand, where an example does not make it itself. */
  function known(source: string): string {
    const { ids, integrationId, place, deliveredWriteId } = filled;
    const values = {
      integrationId,
      propertyId: place.id,
      leadRelationshipId: place.relationship,
      leadId: ids["lead_id"],
      employeeId: ids["employee_id"],
      eventTypeId: ids["event_type_id"],
      jobId: deliveredWriteId,
      secret: SECRET,
      baseUrl: playground.simulator.url,
      licensekey: KEYS.main,
      lead: filled.lead,
    };
    const isMade = (name: string): boolean =>
      new RegExp(`const (${name}\\b|\\{[^}]*\\b${name}\\b[^}]*\\} =)`).test(source);
    return Object.entries(values)
      .filter(([name]) => !isMade(name))
      .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`)
      .join("");
  }

  test("has no dependencies, and its code needs nothing but the web platform", async () => {
    const installed = join(consumer.folder, "node_modules/@guestcard/sdk");
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    assert.deepEqual([manifest.dependencies, manifest.peerDependencies], [undefined, undefined]);
    let files = 0;
    for await (const file of glob("**/*.js", { cwd: installed })) {
      const text = await readFile(join(installed, file), "utf8");
      for (const [, from] of text.matchAll(/(?:from|import)\s*"([^"]+)"/g))
        assert.match(from ?? "", /^\.\.?\/.*\.js$/, file);
      assert.doesNotMatch(text, /\b(process|Buffer|require|__dirname)\b/, file);
      files++;
    }
    assert.ok(files > 20, String(files));
    for await (const file of glob("**/*.d.ts", { cwd: installed }))
      assert.doesNotMatch(await readFile(join(installed, file), "utf8"), /"\.[^"]*\.ts"/, file);
  });

  for (const [name, compiler] of Object.entries(compilers))
    for (const [project, what] of Object.entries(projects))
      test(`compiles with ${name}: ${what}`, () => {
        execFileSync(compiler, ["-p", `tsconfig.${project}.json`], { cwd: consumer.folder });
      });

  for (const [index, { name }] of examples.entries())
    test(`README: ${name}`, async () => {
      const program = join(consumer.folder, `example-${index}.ts`);
      const options = { cwd: consumer.folder, env: environment, timeout: 60_000 };
      await promisify(execFile)(process.execPath, [program], options);
    });
});

/** What shows that an example did what it says, at the end of its program. */
function proofOf(source: string): string {
  if (source.includes("function receive")) return proofOfReceiver();
  if (source.includes("console.log(write.write_status)"))
    return 'if (write.write_status !== "SUCCESS") throw new Error(write.write_status);\n';
  return "";
}

/** The receiver takes a request that is signed and refuses one that is not. */
function proofOfReceiver(): string {
  const at = new Date();
  const body = JSON.stringify({ trigger: "WRITE_OPERATION_FAILURE", data: { root_job_id: "1", errors: [] } });
  const headers = {
    "webhook-id": "1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(SECRET, { format: "raw" }).sign("1", at, body),
  };
  return `
const ask = async (body: string): Promise<number> =>
  (await receive(new Request("https://hooks.example.com", { method: "POST", headers: ${JSON.stringify(headers)}, body })))
    .status;
const answers = [await ask(${JSON.stringify(body)}), await ask("{}")].join();
if (answers !== "204,400") throw new Error(answers);
`;
}
