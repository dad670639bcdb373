import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const SECRET_BYTES = 32;

/** A new session's secret, as the cookie holds it: 256 random bits. */
export function newSessionSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** True for a text that may be a session's secret. */
export const isSessionSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** SHA-256 of a session's secret, the form in which it is stored and looked up. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(`session:${secret}`).digest();
}

/**
 * The session's CSRF token. It follows from the secret, which no script can read, and says nothing about it; so it
 * needs no place of its own and lives as long as the session.
 */
export function csrfTokenOf(secret: string): string {
  return createHash("sha256").update(`csrf:${secret}`).digest("base64url");
}

/** Compares in a time that says nothing about where they differ. */
export function isCsrfTokenOf(secret: string, token: string): boolean {
  const [wanted, given] = [Buffer.from(csrfTokenOf(secret)), Buffer.from(token)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
