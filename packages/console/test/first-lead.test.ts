import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { KEYS } from "../../gateway/test/harness/playground.ts";
import { until } from "../../gateway/test/harness/wait.ts";
import { type Receiver, startReceiver } from "../../gateway/test/webhooks/receiver.ts";
import { withoutChromium } from "./harness/chromium.ts";
import { type Console, openConsole } from "./harness/console.ts";
import { fillInLead } from "./harness/new-lead.ts";

/** The whole path of a newcomer, in order: sign in, connect, test, send, be told. */
describe("from nothing to a delivered lead, in Chromium", { skip: withoutChromium }, () => {
  let console: Console;
  let receiver: Receiver;
  let page: Page;
  let isBroken = false;

  /** A step of the path. Without the one before, none can be gone. */
  const step = (name: string, go: () => Promise<void>): void =>
    void test(name, async (context) => {
      if (isBroken) return context.skip("an earlier step failed");
      isBroken = true;
      await go();
      isBroken = false;
      return undefined;
    });

  before(async () => {
    receiver = await startReceiver();
    console = await openConsole();
    page = await console.open("/integrations?span=1h", { token: null });
  });
  after(async () => {
    await console?.stop();
    await receiver?.close();
  });

  step("a wrong key is refused; the right one signs in, to the page that was asked for", async () => {
    await page.getByLabel("API key").fill("no-key-of-this-gateway");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("This API key is not known").waitFor();
    await page.getByLabel("API key").fill(console.api.token ?? "");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Integrations" }).waitFor();
    await page.getByText("No licence is connected").waitFor();
    // No script can read the session.
    assert.equal(await page.evaluate<string>("document.cookie"), "");
    const [cookie] = await page.context().cookies();
    assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, "Strict"]);
  });

  step("without an integration, a new lead says the next step", async () => {
    await page.getByRole("link", { name: "New lead" }).click();
    await page.getByRole("link", { name: "To the integrations" }).click();
    await page.getByRole("heading", { name: "Integrations" }).waitFor();
  });

  step("a licence is connected; what is wrong is shown at its field first", async () => {
    await page.getByRole("button", { name: "Connect a licence" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Highland Homes");
    await dialog.getByLabel("Base URL").fill("not a URL");
    await dialog.getByLabel("Licence key").fill(KEYS.main);
    await dialog.getByRole("button", { name: "Connect" }).click();
    await dialog.getByRole("link", { name: "credentials.baseUrl" }).click();
    const url = dialog.getByLabel("Base URL");
    assert.equal(await url.getAttribute("aria-invalid"), "true");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(console.playground.simulator.url);
    await dialog.getByLabel("Calls", { exact: true }).fill("50");
    await dialog.getByRole("button", { name: "Connect" }).click();
    await page.getByRole("heading", { name: "Highland Homes" }).waitFor();
    assert.equal(await page.getByText(KEYS.main).count(), 0);
  });

  step("the connection is tested method by method, and the first sync brings the properties", async () => {
    const methods = page.getByRole("table", { name: "Methods and what they answered" }).getByRole("row");
    await methods.filter({ hasText: "prospectsearch" }).filter({ hasText: "Works" }).waitFor();
    await page.getByRole("tab", { name: "Syncs" }).click();
    await page.getByRole("row").filter({ hasText: "Done" }).filter({ hasText: "units" }).waitFor();
    await page.getByRole("tab", { name: "Properties" }).click();
    await page.getByRole("switch", { name: "Sync Harbor Point" }).waitFor();
  });

  step("its pace is changed", async () => {
    await page.getByRole("button", { name: "Change" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Calls", { exact: true }).fill("40");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("40 a second").waitFor();
  });

  step("an endpoint is added, and its secret is shown this once", async () => {
    await page.getByRole("link", { name: "Webhooks" }).click();
    await page.getByRole("button", { name: "Add an endpoint" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("URL").fill(receiver.url);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    const secret = (await dialog.getByTestId("secret").textContent()) ?? "";
    assert.ok(secret.length >= 10 && !secret.includes("*"), "a secret");
    await dialog.getByRole("button", { name: "I have copied it" }).click();
    await page.getByRole("link", { name: receiver.url }).waitFor();
    assert.equal(await page.getByText(secret).count(), 0);
  });

  step("a lead with faults is kept nowhere, and each fault stands at its field", async () => {
    await page.getByRole("link", { name: "New lead" }).click();
    await fillInLead(page, {});
    await page.getByLabel("First name").fill("");
    await page.getByLabel("Occupants").fill("two");
    await page.getByRole("button", { name: "Send lead" }).click();
    await page.getByText("2 things are not right yet").waitFor();
    for (const label of ["First name", "Occupants"])
      assert.equal(await page.getByLabel(label).getAttribute("aria-invalid"), "true", label);
    assert.deepEqual((await console.api.get("/v1/admin/writes/")).body.results, []);
  });

  step("a dry run shows the SOAP that would be sent, and sends nothing", async () => {
    await page.getByLabel("First name").fill("Nadia");
    await page.getByLabel("Occupants").fill("2");
    await page.getByRole("button", { name: "Show what would be sent" }).click();
    const soap = await page.getByRole("region", { name: "The SOAP request" }).textContent();
    assert.match(soap ?? "", /<tem:firstname>Nadia<\/tem:firstname>/i);
    assert.match(soap ?? "", /<tem:desiredrent>1850<\/tem:desiredrent>/i);
    assert.doesNotMatch(soap ?? "", new RegExp(KEYS.main));
    await page.keyboard.press("Escape");
    assert.equal((await console.playground.control.guestCards()).length, 0);
  });

  step("the lead is sent once, however often the button is pressed, and seen to be delivered", async () => {
    await page.getByRole("button", { name: "Send lead" }).dblclick();
    await page.getByRole("heading", { name: "Nadia Brandt" }).waitFor();
    await page.getByText("Read back from RealPage").waitFor();
    const cards = await console.playground.control.guestCards();
    assert.equal(cards.length, 1);
    assert.equal(cards[0]?.prospects[0]?.lastname, "Brandt");
    assert.equal((await console.api.get("/v1/admin/writes/")).body.results.length, 1);
  });

  step("the endpoint was told; the delivery can be read and sent again, and the secret rotated", async () => {
    await receiver.next("the event", ({ body }) => JSON.stringify(body).includes("WRITE_OPERATION_SUCCESS"));
    await page.getByRole("link", { name: "Webhooks" }).first().click();
    await page.getByRole("link", { name: receiver.url }).click();
    await page.getByRole("button", { name: "A write was delivered" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("HTTP 200").first().waitFor();
    const before = receiver.received.length;
    await dialog.getByRole("button", { name: "Send again" }).click();
    await until("it to be sent again", async () => receiver.received.length > before);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Rotate secret" }).click();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    await page.getByTestId("secret").waitFor();
    await page.getByRole("button", { name: "I have copied it" }).click();
    await page.getByText("Old secret until").waitFor();
  });

  step("a key is made, its token shown this once and good; revoked, it is refused", async () => {
    await page.getByRole("link", { name: "API keys" }).click();
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Website");
    await page.getByRole("button", { name: "Make the key" }).click();
    const token = (await page.getByTestId("secret").textContent()) ?? "";
    await page.getByRole("button", { name: "I have copied it" }).click();
    const call = (): Promise<Response> =>
      fetch(`${console.api.url}/v1/properties/`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await call()).status, 200);
    await page.getByRole("button", { name: "Revoke Website" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
    // Exact: the dialog that asks speaks of what is revoked, too.
    await page.getByText("Revoked", { exact: true }).waitFor();
    assert.equal((await call()).status, 401);
  });

  step("dark is chosen, and is still dark after a reload, before the first paint", async () => {
    await page.getByRole("radio", { name: "Dark" }).click();
    await page.reload();
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await page.getByRole("heading", { name: "API keys" }).waitFor();
  });

  step("who signs out has to sign in again", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("API key").waitFor();
    await page.reload();
    await page.getByLabel("API key").waitFor();
  });

  step("nothing was against the content policy, and no page had an error", async () => {
    assert.deepEqual(console.complaints, []);
  });
});
