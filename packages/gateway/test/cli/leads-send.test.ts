import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { connectIntegration, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { accessTo, guestcard, type Ran } from "./guestcard.ts";

const HEAD = ["--defaults", "lead_relationship=Head of Household"];

describe("guestcard leads send", () => {
  let playground: Playground;
  let api: ApiClient;
  let folder: string;
  let integrationId: string;
  let places: Place[];
  let access: Record<string, string>;
  let file: string;
  let files = 0;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    ({ integrationId, places } = await connectIntegration(api, playground, { name: "Oak" }));
    access = accessTo(api.url, playground);
    folder = await mkdtemp(join(tmpdir(), "guestcard-leads-"));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await playground.stop();
  });
  beforeEach(async () => {
    await playground.control.clearGuestCards();
    file = join(folder, `leads-${++files}.csv`);
  });

  const send = (...given: string[]): Promise<Ran> => guestcard(access, "leads", "send", ...given);
  const sendText = async (text: string, ...given: string[]): Promise<Ran> => {
    await writeFile(file, text);
    return send(file, ...given);
  };
  const stored = async (): Promise<string[]> =>
    (await playground.control.guestCards())
      .map(({ prospects: [person] }) => `${person?.firstname} ${person?.lastname}`)
      .toSorted();

  test("a German CSV with BOM, semicolons and quotes is delivered; names become ids", async () => {
    const ran = await sendText(
      '\uFEFFVorname;Nachname;E-Mail;Haus;Quelle;Einzug;Budget;Bemerkung\r\nÄda;"Love;lace";ada@example.com;the oaks at spring valley;Internet Listing;2027-01-15;"$1,250.50";"sagt ""ja"""\r\n\r\n',
      "--map",
      "Haus=property",
      "Quelle=",
      ...HEAD,
      "--wait",
    );
    assert.deepEqual([ran.code, ran.out], [0, "1 rows: 1 accepted; 1 delivered\n"]);
    assert.match(ran.error, /Left out: Bemerkung/);
    const [card] = await playground.control.guestCards();
    assert.equal(card?.siteId, "2000001");
    assert.equal(card?.prospects[0]?.firstname, "Äda");
    assert.equal(card?.prospects[0]?.lastname, "Love;lace");
    assert.equal(card?.preferences["desiredrent"], "1250");
    assert.match(card?.preferences["dateneeded"] ?? "", /^2027-01-15/);
  });

  test("JSON lines keep their types; a line that is no object is refused by its number", async () => {
    const path = join(folder, "typed.jsonl");
    const lead = { first_name: "Ada", last_name: "Lovelace", property: "2000003", lead_relationship: "H" };
    await writeFile(
      path,
      `${JSON.stringify({ ...lead, number_of_occupants: 2 })}\n{"broken\n${JSON.stringify({ ...lead, number_of_occupants: "two" })}\n`,
    );
    const ran = await send(path, "--wait");
    assert.equal(ran.code, 2, ran.error);
    assert.deepEqual(await stored(), ["Ada Lovelace"]);
    const report = await readFile(`${path}.report.csv`, "utf8");
    assert.match(
      report,
      /^row,field,rule,message\n2,row,unreadable,Is not a JSON object\n3,number_of_occupants,invalid_type,/,
    );
    assert.match(await readFile(`${path}.refused.jsonl`, "utf8"), /^\{"broken\n\{.*"two"\}\n$/);
  });

  test("what is refused stands in the report by row, field and rule, and can be corrected and sent", async () => {
    const ran = await sendText(
      `First Name,Last Name,Email,Property\nAda,Lovelace,a@example.com,Harbor Point\n,Nobody,b@example.com,Harbor Point\nGrace,${"x".repeat(31)},c@example.com,Harbor Point\nAlan,Turing,d@example.com,Nowhere\nToo,Few,cells\n`,
      ...HEAD,
    );
    assert.equal(ran.code, 2);
    assert.match(ran.out, /^5 rows: 1 accepted, 4 refused\nWhat and why: .*report\.csv\n$/);
    const report = (await readFile(`${file}.report.csv`, "utf8")).split("\n");
    assert.deepEqual(
      report.slice(1, 5).map((line) => line.split(",").slice(0, 3).join()),
      ["3,first_name,invalid_type", "4,last_name,too_big", "5,property,unknown_name", "6,row,unreadable"],
    );
    assert.match(report[3] ?? "", /Harbor Point/);
    const rows = await readFile(`${file}.refused.csv`, "utf8");
    assert.match(rows, /^First Name,Last Name,Email,Property\n,Nobody,b@example.com,Harbor Point\n/);

    await writeFile(
      `${file}.refused.csv`,
      "First Name,Last Name,Email,Property\nNora,Nobody,b@example.com,Harbor Point\n",
    );
    assert.equal((await send(`${file}.refused.csv`, ...HEAD, "--wait")).code, 0);
    const again = await send(file, ...HEAD, "--wait");
    assert.deepEqual(
      [again.code, again.out],
      [0, "5 rows: 0 accepted, 1 accepted before, 4 sent apart; 1 delivered\n"],
    );
    assert.deepEqual(await stored(), ["Ada Lovelace", "Nora Nobody"]);
  });

  test("sent twice, nothing is doubled; another file, mapping or gateway under the same journal is refused", async () => {
    const text = "first_name,last_name,property\nAda,Lovelace,Harbor Point\n";
    assert.equal((await sendText(text, ...HEAD, "--wait")).code, 0);
    assert.match((await send(file, ...HEAD, "--wait", "--json")).out, /"accepted":0,"before":1/);
    assert.deepEqual(await stored(), ["Ada Lovelace"]);
    const faults = [
      await send(file, "--defaults", "lead_relationship=H"),
      await sendText(`${text}Grace,Hopper,Harbor Point\n`, ...HEAD),
      await send(file, ...HEAD, "--journal", file),
    ];
    assert.deepEqual(
      faults.map(({ code }) => code),
      [1, 1, 1],
    );
    assert.match(faults[0]?.error ?? "", /another mapping/);
    assert.match(faults[1]?.error ?? "", /the file has changed/);
    assert.match(faults[2]?.error ?? "", /no journal of `leads send`/);
    assert.match(await readFile(file, "utf8"), /^first_name/);
    assert.deepEqual(await stored(), ["Ada Lovelace"]);
  });

  test("a dry run keeps and sends nothing", async () => {
    const ran = await sendText(
      "first_name,last_name,property\nAda,Lovelace,Harbor Point\nAda,,Harbor Point\n",
      ...HEAD,
      "--dry-run",
    );
    assert.equal(ran.code, 2);
    assert.match(ran.out, /^Dry run, nothing was sent: 1 rows would be taken, 1 not\./);
    assert.deepEqual(await stored(), []);
    await assert.rejects(readFile(`${file}.journal`), /ENOENT/);
  });

  test("a row whose answer never came is not sent again once the gateway may have forgotten its key", async () => {
    await sendText("first_name,last_name,property\nAda,Lovelace,Harbor Point\n", ...HEAD, "--wait");
    const lines = (await readFile(`${file}.journal`, "utf8")).trim().split("\n");
    const intent = JSON.parse(lines.find((line) => line.includes("intent")) ?? "{}");
    const DAY_MS = 24 * 3_600_000;
    await writeFile(
      `${file}.journal`,
      `${lines[0]}\n${JSON.stringify({ ...intent, at: intent.at - DAY_MS })}\n{"row":2,"jo`,
    );
    const ran = await send(file, ...HEAD);
    assert.equal(ran.code, 2);
    assert.match(ran.out, /1 rows: 0 accepted, 1 unsure/);
    assert.match(await readFile(`${file}.report.csv`, "utf8"), /^2,row,unsure,.*forgotten its key/m);
    await writeFile(
      `${file}.journal`,
      `${lines[0]}\n${JSON.stringify({ ...intent, hash: "other", intent: "other" })}\n`,
    );
    assert.match((await send(file, ...HEAD)).out, /1 unsure/);
    await writeFile(`${file}.journal`, `${lines[0]}\n${JSON.stringify(intent)}\n`);
    assert.match((await send(file, ...HEAD, "--wait")).out, /1 accepted; 1 delivered/);
    assert.deepEqual(await stored(), ["Ada Lovelace"]);
  });

  test("with --wait, a lead that RealPage refuses or a person must look at is told", async () => {
    await playground.control.order({
      method: "insertprospect",
      kind: "message",
      text: "No such luck",
      times: 1,
    });
    const ran = await sendText(
      "first_name,last_name,property\nAda,Lovelace,Harbor Point\n",
      ...HEAD,
      "--wait",
    );
    assert.equal(ran.code, 2);
    assert.match(ran.out, /1 accepted; 0 delivered, 1 failed/);
    assert.match(await readFile(`${file}.report.csv`, "utf8"), /^2,lead,failed,.*No such luck/m);
  });

  test("what it is told wrongly it says, and sends nothing", async () => {
    await writeFile(file, "first_name,last_name,Haus\nAda,Lovelace,Harbor Point\n");
    const binary = join(folder, "latin.csv");
    await writeFile(binary, Buffer.from("first_name,last_name\nJ\xF6rg,M\xFCller\n", "latin1"));
    const empty = join(folder, "empty.csv");
    await writeFile(empty, "");
    const quotes = join(folder, "quotes.csv");
    await writeFile(quotes, 'first_name,last_name\nAda,"Love\n');
    const cases: [RegExp, Promise<Ran>][] = [
      [/There is no file .*none\.csv/, send(join(folder, "none.csv"))],
      [/is no UTF-8 text/, send(binary)],
      [/is empty/, send(empty)],
      [/Quote Not Closed.* Nothing was sent/, send(quotes, ...HEAD)],
      [
        /--map: the file has no column "Straße".*It has: first_name, last_name, Haus/,
        send(file, "--map", "Straße=address_1"),
      ],
      [/--map: a lead has no street/, send(file, "--map", "Haus=street")],
      [/--defaults: "x" is not of the form/, send(file, "--defaults", "x")],
      [/--concurrency must be a whole number from 1 to 256/, send(file, "--concurrency", "0")],
      [/No integration has the id or name Elm\. There are:\n.*Oak/, send(file, "--integration", "Elm")],
      [/would both become first_name/, send(file, "--map", "Haus=first_name", "first_name=first_name")],
    ];
    for (const [expected, running] of cases) {
      const { code, error } = await running;
      assert.equal(code, 1, error);
      assert.match(error, expected);
    }
  });

  test("a wrong key or no gateway ends the run before anything is written down as sent", async () => {
    await writeFile(file, "first_name,last_name,property\nAda,Lovelace,Harbor Point\n");
    const wrong = await guestcard(
      { ...access, GUESTCARD_TOKEN: "gc_wrong_wrong_wrong" },
      "leads",
      "send",
      file,
    );
    assert.equal(wrong.code, 1);
    assert.match(wrong.error, /no valid API key/);
    const none = await guestcard({ GUESTCARD_URL: access["GUESTCARD_URL"] ?? "" }, "leads", "send", file);
    assert.match(none.error, /Set GUESTCARD_TOKEN/);
    await assert.rejects(readFile(`${file}.journal`), /ENOENT/);
    assert.ok(integrationId !== "" && places.length > 0);
  });
});
