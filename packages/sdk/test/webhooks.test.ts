import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { type Receiver, startReceiver } from "../../gateway/test/webhooks/receiver.ts";
import { verifyWebhook, type WebhookHeaders, WebhookVerificationError } from "../src/index.ts";
import { openWorld, type World } from "./world.ts";

const ENCODED = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
const RAW = "a secret of my own";
const BODY = JSON.stringify({ trigger: "JOB_SUCCESS", data: { job_id: "ümläut" } });

/** A request as the standard's own library signs it. */
function signed(secret: string, at = new Date(), body = BODY): Record<string, string> {
  const signer = secret === RAW ? new Webhook(secret, { format: "raw" }) : new Webhook(secret);
  return {
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signer.sign("evt_1", at, body),
  };
}

const fails = (promise: Promise<unknown>, code: string): Promise<void> =>
  assert.rejects(promise, (error) => error instanceof WebhookVerificationError && error.code === code);

describe("webhooks.verify", () => {
  test("takes both forms of secret, of body and of headers", async () => {
    for (const secret of [ENCODED, RAW]) {
      const headers = signed(secret);
      const capitals = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]),
      );
      const forms: WebhookHeaders[] = [headers, new Headers(headers), capitals];
      for (const form of forms)
        for (const body of [BODY, new TextEncoder().encode(BODY), Buffer.from(BODY)]) {
          const { id, sentAt, event } = await verifyWebhook(body, form, secret);
          assert.deepEqual([id, event], ["evt_1", JSON.parse(BODY)]);
          assert.ok(Math.abs(Date.now() - sentAt.getTime()) < 5000);
        }
    }
  });

  test("refuses what was changed: body, id, time, signature, secret", async () => {
    const headers = signed(ENCODED);
    const wrong = "webhook_signature_wrong";
    await fails(verifyWebhook(`${BODY} `, headers, ENCODED), wrong);
    await fails(verifyWebhook(BODY, { ...headers, "webhook-id": "evt_2" }, ENCODED), wrong);
    const later = String(Number(headers["webhook-timestamp"]) + 1);
    await fails(verifyWebhook(BODY, { ...headers, "webhook-timestamp": later }, ENCODED), wrong);
    await fails(verifyWebhook(BODY, headers, RAW), wrong);
    const { "webhook-signature": signature = "" } = headers;
    const others = [
      signature.replace("v1,", "v2,"),
      signature.slice(3),
      "v1,",
      "v1,!",
      signature.slice(0, -4),
    ];
    for (const other of others)
      await fails(verifyWebhook(BODY, { ...headers, "webhook-signature": other }, ENCODED), wrong);
  });

  test("refuses what is old, from the future, or not whole", async () => {
    const ago = (seconds: number) => signed(ENCODED, new Date(Date.now() - seconds * 1000));
    await verifyWebhook(BODY, ago(290), ENCODED);
    await fails(verifyWebhook(BODY, ago(310), ENCODED), "webhook_too_old");
    await verifyWebhook(BODY, ago(310), ENCODED, { toleranceSeconds: 400 });
    await fails(verifyWebhook(BODY, ago(-310), ENCODED), "webhook_from_the_future");
    for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
      const { [name]: _left, ...rest } = signed(ENCODED);
      await fails(verifyWebhook(BODY, rest, ENCODED), "webhook_header_missing");
      await fails(verifyWebhook(BODY, new Headers(rest), ENCODED), "webhook_header_missing");
    }
    await fails(
      verifyWebhook("<xml>", signed(ENCODED, new Date(), "<xml>"), ENCODED),
      "webhook_body_unreadable",
    );
  });

  test("several secrets and several signatures: of a rotation on either side", async () => {
    await verifyWebhook(BODY, signed(RAW), [ENCODED, RAW]);
    const both = `${signed(RAW)["webhook-signature"]} ${signed(ENCODED)["webhook-signature"]}`;
    await verifyWebhook(BODY, { ...signed(RAW), "webhook-signature": both }, ENCODED);
    await assert.rejects(verifyWebhook(BODY, signed(RAW), "whsec_"), TypeError);
    await assert.rejects(verifyWebhook(BODY, signed(RAW), "whsec_%%"), TypeError);
    await fails(verifyWebhook(BODY, signed(RAW), []), "webhook_signature_wrong");
  });
});

describe("webhooks of a gateway", () => {
  let world: World;
  let receiver: Receiver;

  before(async () => {
    world = await openWorld();
    receiver = await startReceiver();
  });
  after(async () => {
    await world.playground.stop();
    await receiver.close();
  });

  test("created, told, verified, rotated, sent again, deleted", async () => {
    const { webhooks, leads } = world.guestcard;
    const created = await webhooks.create({
      url: receiver.url,
      triggers: ["WRITE_OPERATION_SUCCESS"],
      active: true,
    });
    const { jobId } = await leads.create(world.lead());
    const first = await receiver.next("the event", () => true);
    const { id, event } = await webhooks.verify(first.raw, first.headers, created.secret);
    assert.equal(event.trigger, "WRITE_OPERATION_SUCCESS");
    assert.equal(event.trigger === "WRITE_OPERATION_SUCCESS" && event.data.root_job_id, jobId);

    const rotated = await webhooks.rotateSecret(created.id, { overlap_seconds: 60 });
    await webhooks.resendDelivery(created.id, id);
    const second = await receiver.next("the resend", (one) => one !== first);
    for (const secret of [created.secret, rotated.secret]) {
      const again = await webhooks.verify(second.raw, second.headers, secret);
      assert.equal(again.id, id);
    }

    const range = { from: "2020-01-01T00:00:00Z", to: new Date(Date.now() + 60_000).toISOString() };
    assert.equal(await webhooks.resend(created.id, range), 1);
    assert.equal((await webhooks.update(created.id, { active: false })).active, false);
    assert.ok((await webhooks.history(created.id).page()).total > 0);
    await webhooks.delete(created.id);
    await assert.rejects(webhooks.read(created.id), { name: "NotFoundError" });
  });
});
