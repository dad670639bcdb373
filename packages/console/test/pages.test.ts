import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { type Receiver, startReceiver } from "../../gateway/test/webhooks/receiver.ts";
import { faultsOf } from "./harness/axe.ts";
import { withoutChromium } from "./harness/chromium.ts";
import { type Console, openConsole } from "./harness/console.ts";
import { createDemoWorld, type DemoWorld } from "./harness/demo-world.ts";
import { layoutShiftOf } from "./harness/layout-shift.ts";
import { keyboardFaultsOf } from "./harness/tab-stops.ts";

/** Up to this sum a page is called steady (web.dev/cls). */
const MOST_LAYOUT_SHIFT = 0.1;

/** Every page of a gateway in which something of everything has happened. */
describe("the console's pages, in Chromium", { skip: withoutChromium }, () => {
  let console: Console;
  let receiver: Receiver;
  let world: DemoWorld;

  before(async () => {
    receiver = await startReceiver();
    console = await openConsole();
    world = await createDemoWorld(console.playground, console.api, receiver.url);
  });
  after(async () => {
    await console?.stop();
    await receiver?.close();
  });

  const closing = async (page: Page, use: () => Promise<unknown>): Promise<void> => {
    await use();
    await page.context().close();
  };

  /** The path of each page, and text that stands on it once it is loaded. */
  const pages = (): [path: string, text: string | RegExp][] => [
    ["/", "LicenseKey is not authorized"],
    ["/leads", "Castellano"],
    [`/leads/${world.jobs.delivered}`, "Read back from RealPage"],
    [`/leads/${world.jobs.needsReview}`, "several guest cards"],
    ["/new-lead", "Where it goes"],
    ["/integrations", "Lakeside Living"],
    [`/integrations/${world.integrationId}`, "prospectsearch"],
    [`/integrations/${world.blockedIntegrationId}`, "RealPage refuses this integration"],
    ["/webhooks", receiver.url],
    [`/webhooks/${world.webhookId}`, "A write was delivered"],
    ["/api-keys", "You are signed in with it"],
    ["/no-such-page", "There is no such page"],
  ];

  /** Opens page after page as somebody who comes by its address. */
  async function eachPage(look: (page: Page, path: string) => Promise<void>): Promise<void> {
    const page = await console.open("/");
    for (const [path, text] of pages()) {
      await page.goto(`/console${path}`);
      await page.getByText(text).first().waitFor();
      await page.locator(".animate-pulse").first().waitFor({ state: "hidden" });
      await look(page, path);
    }
    await page.context().close();
  }

  test("nothing jumps while a page comes", () =>
    eachPage(async (page, path) => {
      const shift = await layoutShiftOf(page);
      assert.ok(shift <= MOST_LAYOUT_SHIFT, `${path}: ${shift}`);
    }));

  test("the Tab key reaches all that can be used, and shows where it is", () =>
    eachPage(async (page, path) => {
      assert.deepEqual(await keyboardFaultsOf(page), { unreached: [], unseen: [] }, path);
    }));

  for (const [colorScheme, rules] of [
    ["light", null],
    // The rest is the same page.
    ["dark", ["color-contrast"]],
  ] as const)
    test(`each has no serious fault for those who see, hear or type differently (${colorScheme})`, async () => {
      const page = await console.open("/", { colorScheme });
      for (const [path, text] of pages()) {
        await page.goto(`/console${path}`);
        await page.getByText(text).first().waitFor();
        await page.locator(".animate-pulse").first().waitFor({ state: "hidden" });
        assert.deepEqual(await faultsOf(page, rules), [], path);
      }
      await page.goto(`/console/leads/${world.jobs.needsReview}`);
      await page.getByRole("button", { name: "Resolve" }).click();
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await faultsOf(page, rules), [], "the dialog of a review");
      await page.context().close();
      const signIn = await console.open("/", { colorScheme, token: null });
      await signIn.getByLabel("API key").waitFor();
      assert.deepEqual(await faultsOf(signIn, rules), [], "sign-in");
      await signIn.context().close();
    });

  test("the overview says what needs a person, and leads there", async () => {
    const page = await console.open("/");
    await closing(page, async () => {
      const actions = page.getByRole("region", { name: "Needs a person now" });
      await actions.getByRole("link").filter({ hasText: "Noah Castellano" }).click();
      await page.getByRole("heading", { name: "Noah Castellano" }).waitFor();
      assert.match(page.url(), new RegExp(world.jobs.needsReview));
    });
  });

  test("leads are found by name, e-mail, job id and guest card id, and by state", async () => {
    const page = await console.open("/leads");
    await closing(page, async () => {
      const search = page.getByRole("searchbox", { name: "Search leads" });
      const rows = page.getByRole("table").getByRole("row");
      const find = async (text: string, name: string): Promise<void> => {
        await search.fill(text);
        await page.waitForURL(new RegExp(`q=${encodeURIComponent(text).replaceAll("%20", "\\+")}`));
        await rows.filter({ hasText: name }).waitFor();
        await rows.nth(2).waitFor({ state: "detached" });
      };
      await rows.nth(5).waitFor();
      await find("moreau", "Elena Moreau");
      await find("hugo.sandoval7", "Hugo Sandoval");
      await find(world.jobs.refused, "Mona Eriksen");
      const { body } = await console.api.get(`/v1/admin/writes/${world.jobs.delivered}`);
      await find(body.guest_card_id, "Ada Lindqvist");
      await page.getByRole("button", { name: "Clear" }).click();
      await page.getByLabel("State", { exact: true }).selectOption("rejected");
      await rows.filter({ hasText: "Mona Eriksen" }).waitFor();
      await rows.nth(2).waitFor({ state: "detached" });
      await search.fill("nobody of that name");
      await page.getByText("No lead matches").waitFor();
    });
  });

  test("a lead shows its timeline, and the raw request and reply of each call, masked", async () => {
    const page = await console.open(`/leads/${world.jobs.delivered}`);
    await closing(page, async () => {
      const timeline = page.getByRole("region", { name: "Timeline" });
      for (const text of [
        "Accepted and on disk",
        "Sending began",
        "RealPage stored it",
        "Read back from RealPage",
      ])
        await timeline.getByText(text, { exact: true }).waitFor();
      await page.getByRole("region", { name: "Webhooks" }).getByText("HTTP 200").waitFor();
      await page.getByRole("button", { name: /insertprospect/ }).click();
      const request = await page.getByRole("region", { name: "Request of insertprospect" }).textContent();
      assert.match(request ?? "", /\n +<tem:licensekey>\*\*\*<\/tem:licensekey>\n/);
      assert.match(request ?? "", /Lindqvist/);
      const reply = await page.getByRole("region", { name: "Reply to insertprospect" }).textContent();
      assert.match(reply ?? "", /\n +<message>SUCCESS<\/message>\n/);
    });
  });

  test("a refused lead is retried as a new write", async () => {
    const page = await console.open(`/leads/${world.jobs.refused}`);
    await closing(page, async () => {
      await page.getByText("Invalid lead source for this property").first().waitFor();
      await page.getByRole("button", { name: "Retry" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Send again" }).click();
      await page.getByText("Read back from RealPage").waitFor();
      assert.doesNotMatch(page.url(), new RegExp(world.jobs.refused));
      await page.getByRole("link", { name: world.jobs.refused }).waitFor();
    });
  });

  test("a lead in review is settled by keyboard alone, with what the gateway refuses shown at its field", async () => {
    const page = await console.open(`/leads/${world.jobs.needsReview}`);
    await closing(page, async () => {
      const resolve = page.getByRole("button", { name: "Resolve" });
      await resolve.waitFor();
      await page.keyboard.press("Tab");
      await page.getByText("To the page").waitFor();
      await resolve.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      const card = dialog.getByLabel("Guest card id");
      await card.focus();
      await page.keyboard.press("Enter");
      await dialog.getByRole("link", { name: "guest_card_id" }).waitFor();
      assert.equal(await card.getAttribute("aria-invalid"), "true");
      await card.focus();
      const { body } = await console.api.get(`/v1/admin/writes/${world.jobs.needsReview}`);
      await page.keyboard.type(/\d{8}/.exec(body.errors[0])?.[0] ?? "");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByText("A person confirmed it").waitFor();
    });
  });

  test("a key without rights is offered nothing that it may not do", async () => {
    const key = await console.api.post("/v1/admin/api-keys/", { name: "A reader", rights: ["read"] });
    const page = await console.open(`/integrations/${world.integrationId}`, { token: key.body.result.token });
    await closing(page, async () => {
      await page.getByRole("heading", { name: "Highland Homes" }).waitFor();
      assert.equal(await page.getByRole("button", { name: "Sync now" }).count(), 0);
      assert.equal(await page.getByRole("link", { name: "Webhooks" }).count(), 0);
      assert.equal(await page.getByRole("link", { name: "New lead" }).count(), 0);
    });
  });

  test("no page did what the content policy forbids, nor had an error", () => {
    assert.deepEqual(console.complaints, []);
  });
});
