import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { accept } from "../../gateway/test/harness/leads.ts";
import {
  connectIntegration,
  createIntegration,
  delivered,
  KEYS,
} from "../../gateway/test/harness/playground.ts";
import { until } from "../../gateway/test/harness/wait.ts";
import { type Receiver, startReceiver } from "../../gateway/test/webhooks/receiver.ts";
import { faultsOf } from "./harness/axe.ts";
import { withoutChromium } from "./harness/chromium.ts";
import { type Console, openConsole } from "./harness/console.ts";
import { demoLead } from "./harness/demo-world.ts";

/** More than one page of the API holds. */
const MANY = 260;

describe("the console's forms and lists, in Chromium", { skip: withoutChromium }, () => {
  let console: Console;
  let receiver: Receiver;

  before(async () => {
    receiver = await startReceiver();
    console = await openConsole();
  });
  after(async () => {
    await console?.stop();
    await receiver?.close();
  });

  const using = async (path: string, use: (page: Page) => Promise<unknown>): Promise<void> => {
    const page = await console.open(path);
    await use(page);
    await page.context().close();
  };
  const integration = async (id: string): Promise<any> =>
    (await console.api.get(`/v1/admin/integrations/${id}/`)).body.results;
  const gone = (dialog: Locator): Promise<void> => dialog.waitFor({ state: "detached" });

  test("a method gets an endpoint and a key of its own; what is wrong with it is shown at its field", async () => {
    const { playground, api } = console;
    const readOnly = { baseUrl: playground.simulator.url, licensekey: KEYS.readOnly };
    const { integrationId, places } = await connectIntegration(api, playground, { credentials: readOnly });
    const job = await accept(api, demoLead(0, integrationId, places[0] ?? assert.fail("no place")));
    await until("the block", async () => (await integration(integrationId)).blocks.length > 0);
    await using(`/integrations/${integrationId}`, async (page) => {
      await page.getByRole("button", { name: "Change" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Base URL", { exact: true }).fill(readOnly.baseUrl);
      await dialog.getByLabel("Licence key", { exact: true }).fill(readOnly.licensekey);
      await dialog.getByRole("button", { name: "Add a method of its own" }).click();
      await dialog.getByLabel("Method", { exact: true }).selectOption("prospectsearch");
      await dialog.getByRole("button", { name: "Add a method of its own" }).click();
      await dialog.getByRole("button", { name: "Remove method of its own 1" }).click();
      assert.equal(await dialog.getByLabel("Method", { exact: true }).inputValue(), "insertprospect");
      await dialog.getByLabel("Its base URL").fill("not a URL");
      await dialog.getByLabel("Its licence key").fill(KEYS.main);
      assert.deepEqual(await faultsOf(page), []);
      await dialog.getByRole("button", { name: "Save" }).click();
      await dialog.getByRole("link", { name: "credentials.method_specific.insertprospect.baseUrl" }).click();
      assert.equal(await dialog.getByLabel("Its base URL").getAttribute("aria-invalid"), "true");
      await dialog.getByLabel("Its base URL").fill(readOnly.baseUrl);
      await dialog.getByRole("button", { name: "Save" }).click();
      await gone(dialog);
    });
    // Reads go on with the key that may not write; only this method has the other one.
    await delivered(api, job);
  });

  test("an integration is synced by the hours of the week, which are shown again and can be left", async () => {
    const id = await createIntegration(console.api, console.playground, { name: "Hours" });
    await using(`/integrations/${id}`, async (page) => {
      const change = async (fill: (dialog: Locator) => Promise<unknown>): Promise<void> => {
        await page.getByRole("button", { name: "Change" }).click();
        const dialog = page.getByRole("dialog");
        await fill(dialog);
        await dialog.getByRole("button", { name: "Save" }).click();
        await gone(dialog);
      };
      await change(async (dialog) => {
        await dialog.getByLabel("Sync by the hours of the week").check();
        await dialog.getByLabel("By the clock of").selectOption("America/Chicago");
        const slot = (n: number): Locator => dialog.getByRole("group", { name: `slot ${n}` });
        await slot(1).getByLabel("From").fill("06:30");
        await slot(1).getByLabel("Every").fill("2");
        await dialog.getByRole("button", { name: "Add a slot" }).click();
        assert.equal(await slot(2).getByLabel("Day").inputValue(), "TUESDAY");
        await slot(2).getByLabel("Unit").selectOption("DAY");
        await dialog.getByRole("button", { name: "Add a slot" }).click();
        await slot(3).getByLabel("Day").selectOption("MONDAY");
        await slot(3).getByLabel("From").fill("20:00");
        await slot(3).getByLabel("To").fill("22:00");
        assert.deepEqual(await faultsOf(page), []);
      });
      const kept = await integration(id);
      assert.equal(kept.use_custom_sync_schedule, true);
      const slot = { start: "06:30", end: "18:00", sync_frequency: 2, sync_cadence: "HOUR" };
      const daily = { ...slot, sync_cadence: "DAY" };
      assert.deepEqual(kept.custom_sync_schedule, {
        type: "WEEK_BASED",
        timezone: "America/Chicago",
        interval: {
          MONDAY: { slots: [slot, { ...daily, start: "20:00", end: "22:00" }] },
          TUESDAY: { slots: [daily] },
        },
      });
      await page.getByText("by its schedule").waitFor();
      await change(async (dialog) => {
        assert.equal(await dialog.getByRole("group", { name: /slot/ }).count(), 3);
        await dialog.getByLabel("Sync by the hours of the week").uncheck();
        await dialog.getByLabel("Sync properties that are new").uncheck();
      });
      const after = await integration(id);
      assert.deepEqual([after.use_custom_sync_schedule, after.new_properties_are_enabled], [false, false]);
    });
  });

  test("an endpoint gets headers and is narrowed to a model; a time range is sent to it again", async () => {
    await using("/webhooks", async (page) => {
      await page.getByRole("button", { name: "Add an endpoint" }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("URL").fill(receiver.url);
      await dialog.getByLabel("A record is new").check();
      await dialog.getByLabel("Records of").selectOption("leads");
      await dialog.getByRole("button", { name: "Add a header" }).click();
      await dialog.getByRole("button", { name: "Add a header" }).click();
      const header = (n: number): Locator => dialog.getByRole("group", { name: `header ${n}` });
      await header(2).getByLabel("Name").fill("content-type");
      await header(2).getByLabel("Value").fill("text/plain");
      assert.deepEqual(await faultsOf(page), []);
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
      await dialog.getByRole("link", { name: "headers.1.header" }).click();
      assert.equal(await header(2).getByLabel("Name").getAttribute("aria-invalid"), "true");
      await header(1).getByLabel("Name").fill("Authorization");
      await header(1).getByLabel("Value").fill("Bearer of-the-endpoint");
      await dialog.getByRole("button", { name: "Remove header 2" }).click();
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
      await dialog.getByRole("button", { name: "I have copied it" }).click();
      const { integrationId, places } = await connectIntegration(console.api, console.playground, {
        name: "Told",
      });
      await accept(console.api, demoLead(3, integrationId, places[0] ?? assert.fail("no place")));
      const isNew = ({ body }: { body: unknown }): boolean => JSON.stringify(body).includes("DATA_NEW");
      const told = await receiver.next("the new lead", isNew);
      assert.equal(told.headers["authorization"], "Bearer of-the-endpoint");

      await page.getByRole("link", { name: receiver.url }).click();
      await page.getByText("A record is new (leads)").waitFor();
      await page.getByText("HTTP 200").first().waitFor();
      await until("no delivery to be open", async () => {
        const open = await page.getByText("To be sent", { exact: true }).count();
        return open === 0;
      });
      const before = receiver.received.length;
      await page.getByRole("button", { name: "Send a time range again" }).click();
      await dialog.getByLabel("Which").selectOption("delivered");
      assert.deepEqual(await faultsOf(page), []);
      await dialog.getByLabel("From").fill("");
      await dialog.getByRole("button", { name: "Send again" }).click();
      await dialog.getByRole("link", { name: "from" }).waitFor();
      await dialog.getByLabel("From").fill("2026-01-01T00:00");
      await dialog.getByRole("button", { name: "Send again" }).click();
      await gone(dialog);
      await page.getByText("2 deliveries are sent again.", { exact: true }).waitFor();
      await until("them to be sent again", async () => receiver.received.length === 2 * before);

      await page.getByRole("button", { name: "Change" }).click();
      assert.equal(await header(1).getByLabel("Name").inputValue(), "Authorization");
      await dialog.getByLabel("Records of").selectOption("");
      await dialog.getByRole("button", { name: "Remove header 1" }).click();
      await dialog.getByRole("button", { name: "Save" }).click();
      await gone(dialog);
      const { results } = (await console.api.get("/v1/webhooks/")).body;
      assert.deepEqual(results[0].headers, []);
      assert.ok(results[0].triggers.every(({ model }: { model: unknown }) => model === null));
    });
  });

  test("an integration is archived, and found under what is archived", async () => {
    const id = await createIntegration(console.api, console.playground, { name: "Sold" });
    await using(`/integrations/${id}`, async (page) => {
      await page.getByRole("button", { name: "Archive" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
      await page.getByText("Archived", { exact: true }).waitFor();
      assert.equal((await integration(id)).is_archived, true);
      await page.goto("/console/integrations");
      await page.getByRole("link", { name: "Hours" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "Sold" }).count(), 0);
      await page.getByLabel("Which integrations").selectOption("archived");
      await page.getByRole("link", { name: "Sold" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "Hours" }).count(), 0);
      assert.deepEqual(await faultsOf(page), []);
    });
  });

  test("the blocked figure leads to the blocked writes, and to no other that waits", async () => {
    const { playground, api } = console;
    const key = "77777777-7777-4777-8777-777777777777";
    await playground.control.setLicence(key, ["2000001", "2000002"], null);
    const { integrationId, places } = await connectIntegration(api, playground, {
      name: "Both",
      credentials: { baseUrl: playground.simulator.url, licensekey: key },
    });
    const [one, other] = [places[0] ?? assert.fail(), places[1] ?? assert.fail()];
    await playground.control.setLicence(key, ["2000002"], null);
    const refused = await accept(api, demoLead(1, integrationId, one));
    await until("the block", async () => (await integration(integrationId)).blocks.length > 0);
    await delivered(api, await accept(api, demoLead(2, integrationId, other)));
    await using("/", async (page) => {
      const figure = page.getByRole("link", { name: /^Blocked/ });
      await figure.filter({ hasText: "1" }).click();
      await page.getByRole("row").filter({ hasText: "Bruno Okafor" }).waitFor();
      assert.equal(await page.getByRole("row").count(), 2);
      assert.equal(await page.getByLabel("State", { exact: true }).inputValue(), "blocked");
      await page.getByLabel("State", { exact: true }).selectOption("done");
      await page.getByRole("row").filter({ hasText: "Carmen Vasquez" }).waitFor();
    });
    await playground.control.setLicence(key, ["2000001", "2000002"], null);
    await delivered(api, refused);
  });

  test("who is signed in is listed, and somebody else's session is ended", async () => {
    const made = await console.api.post("/v1/admin/api-keys/", { name: "On call", rights: ["read"] });
    const theirs = await console.open("/", { token: made.body.result.token });
    await theirs.getByRole("heading", { name: "Overview" }).waitFor();
    await using("/api-keys", async (page) => {
      const sessions = page.getByRole("region", { name: "Sessions" }).first();
      await sessions.getByText("This one").waitFor();
      await page.getByRole("button", { name: "End the session of On call" }).click();
      await page.getByRole("button", { name: "End the session of On call" }).waitFor({ state: "detached" });
      await theirs.reload();
      await theirs.getByLabel("API key").waitFor();
      assert.deepEqual(await faultsOf(page), []);
    });
    await theirs.context().close();
  });

  test("beyond the first page: every integration can be chosen, and every property found", async () => {
    const { playground, api } = console;
    const made = Array.from({ length: MANY }, (_, n) =>
      createIntegration(api, playground, { name: `Many ${String(n).padStart(3, "0")}`, active: false }),
    );
    await Promise.all(made);
    const sites = await playground.control.generate({ sites: MANY, unitsPerSite: 1, prospectsPerSite: 0 });
    const key = "66666666-6666-4666-8666-666666666666";
    await playground.control.setLicence(
      key,
      sites.map(({ siteId }) => siteId),
      null,
    );
    const credentials = { baseUrl: playground.simulator.url, licensekey: key };
    const id = await createIntegration(api, playground, { name: "Wide", credentials });
    const count = async (): Promise<number> =>
      (await api.get(`/v1/properties/?limit=1&integration_id=${id}`)).body.meta.total;
    await until("the properties", async () => (await count()) === MANY, 60_000);
    await using("/integrations", async (page) => {
      await page.getByRole("link", { name: "Many 000" }).waitFor();
      await page.getByText(/^Page 1, /).waitFor();
      const names = new Set<string>();
      for (;;) {
        for (const name of await page.getByRole("link", { name: /^Many/ }).allTextContents()) names.add(name);
        const next = page.getByRole("button", { name: "Next" });
        if (await next.isDisabled()) break;
        const now = (await page.getByText(/^Page \d+, /).textContent()) ?? "";
        await next.click();
        await page.getByText(now).waitFor({ state: "detached" });
        await page.locator("table.opacity-60").waitFor({ state: "detached" });
      }
      assert.equal(names.size, MANY);
      await page.goto("/console/new-lead");
      await page.getByLabel("Integration").selectOption({ label: `Many ${MANY - 1}` });
      await page.getByLabel("Integration").selectOption({ label: "Wide" });
      await page
        .getByRole("option", { name: "Choose a property", exact: true })
        .waitFor({ state: "attached" });
      assert.equal(await page.getByLabel("Property").locator("option").count(), MANY + 1);
      await page.goto(`/console/integrations/${id}`);
      await page.getByRole("tab", { name: "Properties" }).click();
      await page.getByText(`${MANY} in all`).waitFor();
      const switches = page.getByRole("switch");
      const first = await switches.first().getAttribute("aria-label");
      await page.getByRole("button", { name: "Next" }).click();
      assert.notEqual(await switches.first().getAttribute("aria-label"), first);
      const last = (await api.get(`/v1/properties/?limit=1&offset=${MANY - 1}&integration_id=${id}`)).body;
      await page.getByLabel("Search properties").fill(last.results[0].name.toUpperCase());
      await page
        .getByRole("switch", { name: `Sync ${last.results[0].name}` })
        .first()
        .waitFor();
      assert.deepEqual(await faultsOf(page), []);
      await page.getByLabel("Search properties").fill("no such place");
      await page.getByText("No property has such a name").waitFor();
    });
  });

  test("nothing was against the content policy, and no page had an error", () => {
    assert.deepEqual(console.complaints, []);
  });
});
