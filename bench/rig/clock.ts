import type { RunningSimulator } from "./rig.ts";

/** Milliseconds of UTC with fractions, as the simulator's journal counts them. */
export const now = (): number => performance.timeOrigin + performance.now();

const TRIES = 20;

/**
 * How far the simulator's clock is ahead of this process's: both count from the wall clock at their start, which may
 * have been set since. A request's arrival lies between its sending and its answer; the shortest round trip says most.
 */
export async function clockAhead({ url, control }: RunningSimulator): Promise<number> {
  let best = { roundTrip: Infinity, ahead: 0 };
  await control.clearRequests();
  for (let n = 0; n < TRIES; n++) {
    const sentAt = now();
    const reply = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "text/xml; charset=utf-8",
        soapaction: "http://tempuri.org/IRPXService/clock",
      },
      body: "<Envelope/>",
    });
    await reply.text();
    const answeredAt = now();
    const entry = (await control.requests({ method: "clock", limit: 1000 }))[n];
    if (!entry) throw new Error("The simulator did not note a request.");
    const roundTrip = answeredAt - sentAt;
    if (roundTrip < best.roundTrip) best = { roundTrip, ahead: entry.receivedAt - (sentAt + answeredAt) / 2 };
  }
  await control.clearRequests();
  return best.ahead;
}
