import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { createWebhookClient, type LookUpName } from "../../src/webhooks/webhook-client.ts";
import { until } from "../harness/wait.ts";
import { startReceiver } from "./receiver.ts";
import { deliveriesOf, openWebhookWorld, quickTimes, serveWith, type WebhookWorld } from "./world.ts";

const TRIGGER = "WRITE_OPERATION_SUCCESS";

/** A resolver by which every name stands for these addresses. */
const standsFor =
  (...addresses: string[]): LookUpName =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );

describe("private targets", () => {
  test("a public name that stands for a private address is refused at connect: not one byte arrives", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    for (const addresses of [
      ["127.0.0.1"],
      ["::1"],
      ["169.254.169.254"],
      ["::ffff:127.0.0.1"],
      ["93.184.216.34", "127.0.0.1"],
    ]) {
      const client = createWebhookClient(
        { ...quickTimes, allowPrivateTargets: false },
        standsFor(...addresses),
      );
      const answer = await client.post({
        url: `https://hooks.example.com:${port}/`,
        headers: {},
        body: "{}",
        signal: new AbortController().signal,
      });
      assert.equal(answer?.status, null);
      assert.match(answer?.error ?? "", /private address, which is not called/, addresses.join());
      await client.close();
    }
    assert.equal(connections, 0);
    server.close();
  });

  test("the same name is called where private targets are allowed", async () => {
    const receiver = await startReceiver();
    const client = createWebhookClient({ ...quickTimes, allowPrivateTargets: true });
    const answer = await client.post({
      url: receiver.url.replace("127.0.0.1", "localhost"),
      headers: {},
      body: "{}",
      signal: new AbortController().signal,
    });
    assert.equal(answer?.error, null);
    await client.close();
    await receiver.close();
  });

  describe("a worker that may not call them", () => {
    let world: WebhookWorld;
    let strict: Awaited<ReturnType<typeof serveWith>> | null = null;
    before(async () => {
      world = await openWebhookWorld({ times: { pausesMs: [1000] } });
    });
    after(async () => {
      await strict?.gateway.stop();
      await world.stop();
    });

    test("does not call a target that was saved while they were allowed", async () => {
      const receiver = await world.receiver(() => ({ status: 500 }));
      const webhook = await world.webhook(receiver.url, [TRIGGER]);
      await world.postLead();
      await receiver.next("the first attempt", () => true);
      await world.gateway.stop();
      strict = await serveWith(world.playground, undefined, {}, { GUESTCARD_ALLOW_PRIVATE_TARGETS: "false" });
      const { api } = strict;
      const failed = await until("the second attempt", async () =>
        (await deliveriesOf(api, webhook.id)).find(({ attempts }) => attempts === 2),
      );
      assert.equal(failed.error, "The URL is refused: Must be an https URL.");
      assert.equal(receiver.received.length, 1);
    });
  });
});
