import { setTimeout as pause } from "node:timers/promises";
import type { Fleet } from "./fleet.ts";
import type { ChaosLead } from "./leads.ts";
import type { Random } from "./random.ts";

/** The clients' book: what they were told. */
export type ClientBook = {
  /** By lead number, the job of its 200. */
  readonly accepted: Map<number, string>;
  /** Answers that no client should get: other statuses than 200, 408 (a paused gateway), 429 and 503, or another job for the same key. */
  readonly unexpected: string[];
  /** Final statuses as polled during the run, by job: a later one must not differ. */
  readonly told: Map<string, string>;
};

export type ClientParts = {
  readonly fleet: Fleet;
  readonly token: string;
  readonly random: Random;
};

const PATIENCE_MS = 15_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/** So many clients lose an answer that came, and post again with the same key. */
const FORGETFUL_SHARE = 0.05;

/** Posts each lead at its time, evenly over `overMs`, until it is answered with 200; a few once more after that. */
export async function postAll(
  parts: ClientParts,
  book: ClientBook,
  leads: readonly ChaosLead[],
  overMs: number,
): Promise<void> {
  const start = performance.now();
  let done = false;
  const poller = pollStatuses(parts, book, () => done);
  await Promise.all(
    leads.map(async (lead, n) => {
      await pause(Math.max(0, start + (overMs * n) / leads.length - performance.now()));
      const jobId = await postUntilAccepted(parts, book, lead);
      book.accepted.set(lead.n, jobId);
      if (parts.random() >= FORGETFUL_SHARE) return;
      const again = await postUntilAccepted(parts, book, lead);
      if (again !== jobId) book.unexpected.push(`${lead.key}: first job ${jobId}, then ${again}`);
    }),
  );
  done = true;
  await poller;
}

/** A write that a client wants accepted. */
type Wanted = {
  readonly key: string;
  readonly method?: string;
  readonly path?: string;
  readonly body: unknown;
};

/** Sends a write with its idempotency key until it is answered with 200, and gives its job. */
export async function postUntilAccepted(
  parts: ClientParts,
  book: ClientBook,
  wanted: Wanted,
): Promise<string> {
  const { key, method = "POST", path = "/v1/leads/realpage_rpx/", body } = wanted;
  for (let tries = 0; ; tries++) {
    const answer = await ask(parts, path, {
      method,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "idempotency-key": `"${key}"` },
    });
    if (answer?.status === 200) return (answer.body as { meta: { job_id: string } }).meta.job_id;
    if (answer && ![408, 429, 503].includes(answer.status)) {
      book.unexpected.push(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (answer.status < 500) throw new Error(`${key} was refused: ${JSON.stringify(answer.body)}`);
    }
    await pause(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (0.5 + parts.random()));
  }
}

/** Asks for the status of accepted leads all the while. A SUCCESS or FAILURE that was told must stand. */
async function pollStatuses(parts: ClientParts, book: ClientBook, isDone: () => boolean): Promise<void> {
  while (!isDone()) {
    const jobs = [...book.accepted.values()];
    const jobId = jobs[Math.floor(parts.random() * jobs.length)];
    if (jobId !== undefined) {
      const answer = await ask(parts, `/v1/admin/write-status/${jobId}`, {});
      if (answer?.status === 200) tell(book, jobId, (answer.body as { write_status: string }).write_status);
      else if (answer && answer.status !== 503) book.unexpected.push(`status of ${jobId}: ${answer.status}`);
    }
    await pause(10);
  }
}

/** Enters a status into the book; one that changes after it was final is unexpected. */
export function tell(book: ClientBook, jobId: string, status: string): void {
  const before = book.told.get(jobId);
  if (before !== undefined && before !== status)
    book.unexpected.push(`status of ${jobId}: first ${before}, then ${status}`);
  if (status !== "PENDING") book.told.set(jobId, status);
}

/** Asks any API of the fleet; null where it could not be reached. */
export async function ask(
  { fleet, token, random }: ClientParts,
  path: string,
  options: { method?: string; body?: string; headers?: Readonly<Record<string, string>> },
): Promise<{ status: number; body: unknown } | null> {
  const urls = fleet.members.flatMap(({ url }) => (url === null ? [] : [url]));
  const url = urls[Math.floor(random() * urls.length)] ?? "";
  try {
    const response = await fetch(new URL(path, url), {
      ...options,
      headers: { ...options.headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return null;
  }
}
