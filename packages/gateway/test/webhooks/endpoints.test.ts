import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { delivered } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { deliveriesOf, openWebhookWorld, type WebhookWorld } from "./world.ts";

const TRIGGER = "WRITE_OPERATION_SUCCESS";
/** An attempt at an endpoint that hangs takes so long; far more than a busy machine needs for any other. */
const HANGS_FOR_MS = 4000;

describe("endpoints that misbehave", () => {
  let world: WebhookWorld;

  before(async () => {
    world = await openWebhookWorld({
      times: {
        switchOffAfterMs: 1500,
        pausesMs: [100, 150, 200, 2000],
        answerMs: HANGS_FOR_MS,
        leaseMs: 2 * HANGS_FOR_MS,
      },
    });
  });
  after(() => world.stop());

  /** The only delivery of a webhook, as soon as `isEnough` of it. */
  const delivery = (webhookId: string, isEnough: (one: any) => boolean): Promise<any> =>
    until("the delivery", async () => (await deliveriesOf(world.api, webhookId)).find(isEnough));
  const attempts = async (webhookId: string, id: string): Promise<any[]> =>
    (await world.api.get(`/v1/webhooks/${webhookId}/deliveries/${id}`)).body.results.attempt_log;

  test("one that answers 500 and recovers gets it again, the same, after growing pauses", async () => {
    const receiver = await world.receiver();
    let left = 3;
    receiver.answer(() => (left-- > 0 ? { status: 500, body: "broken\0 for now" } : { status: 204 }));
    const webhook = await world.webhook(receiver.url, [TRIGGER]);
    const jobId = await world.postLead();
    const done = await delivery(webhook.id, (one) => one.state === "delivered");
    assert.equal(done.attempts, 4);
    assert.equal(receiver.received.length, 4);
    const [first, second, third, fourth] = receiver.received;
    assert.ok(first && second && third && fourth);
    for (const again of [second, third, fourth]) {
      assert.equal(again.raw, first.raw);
      assert.equal(again.headers["webhook-id"], first.headers["webhook-id"]);
      assert.equal(again.headers["propexo-signature"], first.headers["propexo-signature"]);
      new Webhook(webhook.secret).verify(again.raw, again.headers as Record<string, string>);
    }
    assert.equal(first.body.data.root_job_id, jobId);
    assert.ok(second.at - first.at >= 100 && third.at - second.at >= 150 && fourth.at - third.at >= 200);
    const log = await attempts(webhook.id, done.id);
    assert.deepEqual(
      log.map(({ attempt, http_status, error }) => [attempt, http_status, error]),
      [
        [1, 500, "Answered 500."],
        [2, 500, "Answered 500."],
        [3, 500, "Answered 500."],
        [4, 204, null],
      ],
    );
    assert.equal(log[0].body_head, "broken\uFFFD for now");
    const { failing_since, last_success_at } = (await world.api.get(`/v1/webhooks/${webhook.id}`)).body
      .results;
    assert.equal(failing_since, null);
    assert.ok(last_success_at);
    await world.api.call("DELETE", `/v1/webhooks/${webhook.id}`);
  });

  test("one that redirects to this machine is not followed", async () => {
    const inside = await world.receiver();
    const receiver = await world.receiver(() => ({ status: 302, headers: { location: inside.url } }));
    const webhook = await world.webhook(receiver.url, [TRIGGER]);
    await world.postLead();
    const failed = await delivery(webhook.id, (one) => one.attempts > 0);
    assert.equal(failed.http_status, 302);
    assert.equal(failed.error, "Answered 302; redirects are not followed.");
    assert.equal(inside.received.length, 0);
    await world.api.call("DELETE", `/v1/webhooks/${webhook.id}`);
  });

  test("one that refuses connections, or ends them, is tried again and its log says why", async () => {
    const deaf = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => deaf.listen(0, "127.0.0.1", resolve));
    const { port } = deaf.address() as { port: number };
    const closes = await world.webhook(`http://127.0.0.1:${port}/`, [TRIGGER]);
    const refuses = await world.webhook("http://127.0.0.1:9/", [TRIGGER]);
    await world.postLead();
    const refused = await delivery(refuses.id, (one) => one.attempts > 1);
    assert.match(refused.error, /ECONNREFUSED/);
    assert.equal(refused.http_status, null);
    const ended = await delivery(closes.id, (one) => one.attempts > 1);
    assert.match(ended.error, /ECONNRESET|UND_ERR_SOCKET|other side closed/);
    deaf.close();
    for (const { id } of [closes, refuses]) await world.api.call("DELETE", `/v1/webhooks/${id}`);
  });

  test("one that hangs, one that trickles and one that never ends are cut off, and delay no other", async () => {
    const hangs = await world.receiver(() => null);
    const slow = await world.receiver(() => ({ status: 200, delayMs: 2 * HANGS_FOR_MS }));
    const drips = await world.receiver(() => ({ status: 200, drips: true }));
    const endless = await world.receiver(() => ({ status: 200, body: "x".repeat(5_000_000) }));
    const good = await world.receiver();
    const webhooks = [];
    for (const { url } of [hangs, slow, endless, drips, good])
      webhooks.push(await world.webhook(url, [TRIGGER]));
    const [hanging, late, long, dripping] = webhooks;
    const posted = await Promise.all(Array.from({ length: 20 }, () => world.postLead()));
    const waits: number[] = [];
    for (const jobId of posted) {
      await delivered(world.api, jobId);
      const got = await good.next("it", ({ body }) => body.data.root_job_id === jobId);
      const { rows } = await world.playground.database.pool.query(
        "select at from webhook_events where subject_id = $1",
        [jobId],
      );
      waits.push(got.at - rows[0].at.getTime());
    }
    // Each would wait for the one that hangs; a busy machine may keep a few waiting.
    const quick = waits.filter((ms) => ms < HANGS_FOR_MS).length;
    assert.ok(quick >= posted.length / 2, `they waited for another endpoint: ${waits.join(", ")} ms`);
    const hung = await delivery(hanging.id, (one) => one.attempts > 0);
    assert.equal(hung.error, `No answer within ${HANGS_FOR_MS} ms.`);
    assert.equal((await delivery(late.id, (one) => one.attempts > 0)).error, hung.error);
    const whole = await delivery(long.id, (one) => one.state === "delivered");
    assert.equal(whole.body_head.length, 1024);
    // It said 200; that it goes on talking is its own business.
    assert.match((await delivery(dripping.id, (one) => one.state === "delivered")).body_head, /^\.+$/);
    for (const { id } of webhooks) await world.api.call("DELETE", `/v1/webhooks/${id}`);
  });

  test("one that only fails is switched off, says so, and gets what waited once it is on again", async () => {
    const receiver = await world.receiver(() => ({ status: 503, body: "closed" }));
    const webhook = await world.webhook(receiver.url, [TRIGGER]);
    const first = await world.postLead();
    const off = await until("the end", async () => {
      const { results } = (await world.api.get(`/v1/webhooks/${webhook.id}`)).body;
      return results.active ? null : results;
    });
    assert.ok(off.switched_off_at);
    assert.ok(off.failing_since);
    const { results } = (await world.api.get(`/v1/webhooks/${webhook.id}/history`)).body;
    assert.equal(results[0].event, "switched_off");
    assert.match(results[0].reason, /^Every attempt since .* failed\. The last: Answered 503\.$/);
    const tried = receiver.received.length;
    // What happens now is kept for it.
    const second = await world.postLead();
    await delivered(world.api, second);
    await until("its delivery", async () => (await deliveriesOf(world.api, webhook.id)).length === 2);
    assert.equal(receiver.received.length, tried, "it is left alone");
    receiver.answer(() => ({ status: 200 }));
    const on = await world.api.call("PUT", `/v1/webhooks/${webhook.id}`, { body: { active: true } });
    assert.equal(on.body.result.switched_off_at, null);
    await receiver.next("the second", ({ body }) => body.data.root_job_id === second);
    // The first had its last attempt, so it is there to be asked for.
    const [oldest] = await deliveriesOf(world.api, webhook.id);
    assert.deepEqual([oldest.state, oldest.attempts], ["failed", 5]);
    const resent = await world.api.post(`/v1/webhooks/${webhook.id}/resend`, {
      from: "2020-01-01T00:00:00Z",
      to: new Date(Date.now() + 60_000).toISOString(),
      state: "failed",
    });
    assert.deepEqual(resent.body, { result: { resent: 1 } });
    await receiver.next(
      "the first",
      (got) => got.at > Date.parse(off.switched_off_at) && got.body.data.root_job_id === first,
    );
    await world.api.call("DELETE", `/v1/webhooks/${webhook.id}`);
  });

  test("deliveries are sent again one by one, by time range and by state", async () => {
    const receiver = await world.receiver();
    const webhook = await world.webhook(receiver.url, [TRIGGER]);
    const base = `/v1/webhooks/${webhook.id}`;
    const begin = new Date(Date.now() - 60_000).toISOString();
    const [one, two] = [await world.postLead(), await world.postLead()];
    await receiver.next("one", ({ body }) => body.data.root_job_id === one);
    await receiver.next("two", ({ body }) => body.data.root_job_id === two);
    await until("both", async () =>
      (await deliveriesOf(world.api, webhook.id)).every(({ state }) => state === "delivered"),
    );
    const got = (jobId: string) => receiver.received.filter(({ body }) => body.data.root_job_id === jobId);
    const [first] = got(one);
    const id = first?.headers["webhook-id"] as string;
    const again = await world.api.call("POST", `${base}/deliveries/${id}/resend`);
    assert.deepEqual([again.status, again.body], [200, { result: { resent: 1 } }]);
    await until("one again", async () => got(one).length === 2);
    assert.equal(got(one)[1]?.raw, first?.raw);
    assert.equal(got(one)[1]?.headers["webhook-id"], id);
    assert.equal(got(two).length, 1);
    await delivery(webhook.id, (found) => found.id === id && found.attempts === 2);
    assert.equal((await attempts(webhook.id, id)).length, 2);

    const to = new Date(Date.now() + 60_000).toISOString();
    const range = await world.api.post(`${base}/resend`, { from: begin, to });
    assert.deepEqual(range.body, { result: { resent: 2 } });
    await until("both again", async () => got(one).length === 3 && got(two).length === 2);
    const failed = await world.api.post(`${base}/resend`, { from: begin, to, state: "failed" });
    assert.deepEqual(failed.body, { result: { resent: 0 } });
    const earlier = await world.api.post(`${base}/resend`, { from: "2020-01-01T00:00:00Z", to: begin });
    assert.deepEqual(earlier.body, { result: { resent: 0 } });
    const none = await world.api.call(
      "POST",
      `${base}/deliveries/018f0000-0000-7000-8000-000000000000/resend`,
    );
    assert.equal(none.status, 404);
    await world.api.call("DELETE", base);
  });

  test("during the overlap of a rotation both secrets sign, after it only the new one", async () => {
    const receiver = await world.receiver();
    const webhook = await world.webhook(receiver.url, [TRIGGER], { secret: "the-old-secret" });
    const path = `/v1/webhooks/${webhook.id}/rotate-secret`;
    const rotated = (await world.api.post(path, { overlap_seconds: 600 })).body.result;
    const verify = (secret: string, got: { raw: string; headers: unknown }): void => {
      const options = secret.startsWith("whsec_") ? {} : { format: "raw" as const };
      new Webhook(secret, options).verify(got.raw, got.headers as Record<string, string>);
    };
    const hmac = (secret: string, raw: string): string =>
      createHmac("sha256", secret).update(raw).digest("hex");
    const during = await world.postLead();
    const both = await receiver.next("it", ({ body }) => body.data.root_job_id === during);
    verify(rotated.secret, both);
    verify("the-old-secret", both);
    assert.equal(both.headers["propexo-signature"], hmac(rotated.secret, both.raw));
    assert.equal(both.headers["propexo-signature-previous"], hmac("the-old-secret", both.raw));

    await world.api.post(path, { secret: "the-newest-secret", overlap_seconds: 0 });
    const afterwards = await world.postLead();
    const one = await receiver.next("it", ({ body }) => body.data.root_job_id === afterwards);
    verify("the-newest-secret", one);
    assert.throws(() => verify(rotated.secret, one));
    assert.equal(one.headers["propexo-signature-previous"], undefined);
    await world.api.call("DELETE", `/v1/webhooks/${webhook.id}`);
  });
});
