import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { readKeyFile, replaceKeyFile } from "./key-file.ts";
import { ANNOUNCE_EVERY_MS, readKeyHolders } from "./key-holders.ts";
import type { KeyRing } from "./key-ring.ts";
import { resealAll } from "./reseal.ts";
import { countSealed } from "./sealed-counts.ts";
import { createSealer } from "./sealer.ts";
import { makeSecretKey } from "./secret-key.ts";

export type Rotation = {
  readonly pool: pg.Pool;
  readonly ring: KeyRing;
  readonly dataDir: string;
  readonly doer: Doer;
  readonly log: Logger;
  readonly say: (line: string) => void;
};

/** An arbitrary constant: one rotation at a time. */
const ROTATION_LOCK = 4_217_003;
const LOOK_EVERY_MS = ANNOUNCE_EVERY_MS / 5;

/**
 * Rotates the key in the file of `dataDir`: makes a new one, waits until every running process holds it, seals
 * everything anew, and then forgets the old. One that was interrupted goes on where it was.
 * @returns `lost` where secrets remain that no key opens; the old keys are then kept.
 */
export async function rotateKeyFile(rotation: Rotation): Promise<"rotated" | "lost" | "in-process"> {
  const { pool, dataDir, doer, say } = rotation;
  const holder = await pool.connect();
  try {
    const locked = await holder.query<{ locked: boolean }>(`select pg_try_advisory_lock($1) as locked`, [
      ROTATION_LOCK,
    ]);
    if (locked.rows[0]?.locked !== true) return "in-process";
    const newest = await beginRotation(rotation);
    await heldByAll(rotation, newest);
    const sealer = createSealer(rotation.ring);
    const { resealed } = await resealAll(pool, sealer, rotation.log);
    say(`${resealed} secrets sealed anew here`);
    await sealedByNoOther(rotation, newest);
    const left = [...(await countSealed(pool))].filter(([keyId]) => keyId !== newest);
    for (const [keyId, count] of left)
      say(`${count} secrets sealed with key ${keyId} cannot be opened; the old keys are kept`);
    if (left.length > 0) return "lost";
    await recordAct(holder, doer, {
      action: "secret_key.rotation_ended",
      accountId: null,
      object: { kind: "secret_key", id: newest },
    });
    replaceKeyFile(
      dataDir,
      readKeyFile(dataDir).filter(({ id }) => id === newest),
    );
    say(`everything is sealed with key ${newest}; the old key is forgotten`);
    return "rotated";
  } finally {
    await holder.query(`select pg_advisory_unlock($1)`, [ROTATION_LOCK]).catch(() => undefined);
    holder.release();
  }
}

/** Puts a new key before the old one, unless a rotation was interrupted. @returns the new key's id. */
async function beginRotation({ pool, dataDir, doer, say }: Rotation): Promise<string> {
  const keys = readKeyFile(dataDir);
  const [newest] = keys;
  if (newest && keys.length > 1) {
    say(`going on with the rotation to key ${newest.id}`);
    return newest.id;
  }
  const made = makeSecretKey();
  await recordAct(pool, doer, {
    action: "secret_key.rotation_begun",
    accountId: null,
    object: { kind: "secret_key", id: made.id },
    before: { key: newest?.id ?? null },
  });
  replaceKeyFile(dataDir, [made, ...keys]);
  say(`made key ${made.id}`);
  return made.id;
}

async function heldByAll({ pool, say }: Rotation, keyId: string): Promise<void> {
  let told = -1;
  for (;;) {
    const lacking = (await readKeyHolders(pool)).filter(({ sealsWith }) => sealsWith !== keyId);
    if (lacking.length === 0) return;
    if (lacking.length !== told)
      say(`waiting for ${lacking.map(({ name }) => name).join(", ")} to take up key ${keyId}`);
    told = lacking.length;
    await pause(LOOK_EVERY_MS);
  }
}

/** Workers seal anew, too: what they have locked is theirs to finish. */
async function sealedByNoOther({ pool, log, ring }: Rotation, keyId: string): Promise<void> {
  for (;;) {
    const others = [...(await countSealed(pool)).keys()].filter((other) => other !== keyId);
    if (others.length === 0) return;
    const { resealed, unreadable } = await resealAll(pool, createSealer(ring), log);
    if (resealed === 0 && unreadable > 0) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** Says how far a rotation is whose keys the settings give, and what to do next. */
export async function describeRotation({ pool, ring, say }: Rotation): Promise<void> {
  const keyIds = ring.read().map(({ id }) => id);
  const [newest, ...older] = keyIds;
  const counts = await countSealed(pool);
  const holders = await readKeyHolders(pool);
  say(`the current key is ${newest}${older.length > 0 ? `, older ones are ${older.join(", ")}` : ""}`);
  for (const [keyId, count] of counts) say(`${count} secrets are sealed with key ${keyId}`);
  for (const { name, keyIds: held, sealsWith } of holders)
    say(`${name} holds ${held.join(", ")} and seals with ${sealsWith}`);
  const others = [...counts.keys()].filter((keyId) => keyId !== newest);
  const missing = others.filter((keyId) => !keyIds.includes(keyId));
  if (missing.length > 0)
    say(`Key ${missing.join(", ")} is not at hand: add it to GUESTCARD_SECRET_KEY_PREVIOUS.`);
  else if (others.length > 0)
    say("The workers are sealing anew, once every process holds the current key. Ask again in a minute.");
  else if (older.length > 0)
    say("Everything is sealed with the current key: remove GUESTCARD_SECRET_KEY_PREVIOUS and restart.");
  else
    say(
      "To rotate: make a key (`openssl rand -hex 32`), set it as GUESTCARD_SECRET_KEY, move the current one to GUESTCARD_SECRET_KEY_PREVIOUS, restart the processes one after the other, and ask again.",
    );
}
