import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Logger } from "pino";
import { recordAct } from "../audit/record-act.ts";
import { repeat } from "../loops/repeat.ts";
import {
  ANNOUNCE_EVERY_MS,
  announceKeys,
  newestHeldByAll,
  readKeyHolders,
  withdrawKeys,
} from "./key-holders.ts";
import type { KeyRing } from "./key-ring.ts";
import { resealAll } from "./reseal.ts";
import { refuseWrongKey } from "./sealed-counts.ts";
import { type ChoosingSealer, createSealer, type Sealer } from "./sealer.ts";

/** The sealer of a running process, kept in step with the other processes. */
export type RunningKeys = { readonly sealer: Sealer; stop(): Promise<void> };

/**
 * Opens the secrets with the keys of `ring`, and moves everything to the newest one: it seals with that as soon as
 * every running process holds it, and, where `reseals`, seals in the background what is sealed with another.
 * @throws SecretKeyError where the keys are surely wrong.
 */
export async function startKeys(parts: {
  readonly pool: pg.Pool;
  readonly ring: KeyRing;
  readonly log: Logger;
  readonly reseals: boolean;
}): Promise<RunningKeys> {
  const { pool, log } = parts;
  const sealer = createSealer(parts.ring);
  const fit = await refuseWrongKey(pool, sealer.keyIds());
  if (fit.kind === "partly") log.error({ missing: [...fit.missing.keys()] }, fit.message);
  const processId = randomUUID();
  await settleKey(pool, processId, sealer);
  const endLoop = repeat(ANNOUNCE_EVERY_MS, log, "keys not kept in step", keepInStep);

  async function keepInStep(signal: AbortSignal): Promise<void> {
    await settleKey(pool, processId, sealer);
    const [newest, ...older] = sealer.keyIds();
    if (!parts.reseals || older.length === 0 || sealer.sealsWith() !== newest) return;
    const { resealed } = await resealAll(pool, sealer, log, () => signal.aborted);
    if (resealed === 0) return;
    log.info({ resealed, key: newest }, "secrets sealed with the newest key");
    await recordAct(
      pool,
      { kind: "gateway" },
      {
        action: "secret_key.resealed",
        accountId: null,
        object: { kind: "secret_key", id: newest ?? null },
        after: { resealed },
      },
    );
  }

  return {
    sealer,
    async stop() {
      await endLoop();
      await withdrawKeys(pool, processId).catch(() => undefined);
    },
  };
}

/** Says which keys this process holds, and seals from now on with the newest that all processes hold. */
async function settleKey(pool: pg.Pool, processId: string, sealer: ChoosingSealer): Promise<void> {
  await announceKeys(pool, processId, sealer);
  const chosen = newestHeldByAll(sealer.keyIds(), await readKeyHolders(pool));
  const before = sealer.sealsWith();
  if (chosen === null) return;
  sealer.choose(chosen);
  if (chosen !== before) await announceKeys(pool, processId, sealer);
}
