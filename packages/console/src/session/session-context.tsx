import type { Session } from "@guestcard/sdk";
import { createContext, useContext } from "react";
import type { Right } from "./session.ts";

/** The session of the one who reads the page. Inside of `SessionGate` there is one. */
export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("Outside of the session gate.");
  return session;
}

/** Whether the API key that was signed in with has a right. */
export const useRight = (right: Right): boolean => useSession().api_key.rights.includes(right);
