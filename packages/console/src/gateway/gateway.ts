import { type Fetch, Guestcard } from "@guestcard/sdk";

/** A person waits for the answer: tried again for at most 1.5 seconds. */
const RETRY_PAUSES_MS = [500, 1000];

const session: { csrfToken: string | null; onEnd: () => void } = { csrfToken: null, onEnd: () => undefined };

/** From here on, what changes something carries this token. */
export function holdCsrfToken(token: string | null): void {
  session.csrfToken = token;
}

/** @param onEnd is called when the gateway answers that nobody is signed in. */
export function onSessionEnd(onEnd: () => void): void {
  session.onEnd = onEnd;
}

const withSession: Fetch = async (url, request) => {
  const { csrfToken } = session;
  const isChange = request.method !== "GET" && csrfToken !== null;
  const headers = isChange ? { ...request.headers, "x-csrf-token": csrfToken } : request.headers;
  const answer = await fetch(url, { ...request, headers, credentials: "same-origin" });
  if (answer.status === 401) session.onEnd();
  return answer;
};

/** The gateway that served this page, as the one who is signed in. */
export const gateway = new Guestcard({
  url: location.origin,
  fetch: withSession,
  retryPausesMs: RETRY_PAUSES_MS,
});
