import { type Session, UnauthorizedError } from "@guestcard/sdk";
import { gateway, holdCsrfToken } from "../gateway/gateway.ts";

/** What an API key may do. */
export type Right = Session["api_key"]["rights"][number];

/** Who is signed in; null: nobody. */
export async function readSession(): Promise<Session | null> {
  try {
    return held(await gateway.session.read());
  } catch (error) {
    if (error instanceof UnauthorizedError) return null;
    throw error;
  }
}

/** Begins a session. @throws UnauthorizedError where the key is not known. */
export const signIn = async (token: string): Promise<Session> => held(await gateway.session.signIn(token));

/** Ends the session. */
export const signOut = (): Promise<void> => gateway.session.signOut();

function held(session: Session): Session {
  holdCsrfToken(session.csrf_token);
  return session;
}
