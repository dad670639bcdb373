import type { Session } from "@guestcard/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { onSessionEnd } from "../gateway/gateway.ts";
import { Failure } from "../ui/failure.tsx";
import { readSession } from "./session.ts";
import { SessionContext } from "./session-context.tsx";
import { SignInPage } from "./sign-in-page.tsx";

const KEY = ["session"];

/** Shows the console to who is signed in, and the sign-in page to everyone else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const session = useQuery({ queryKey: KEY, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY });
  const hold = (value: Session | null): void => {
    // What one key has read is not shown to the next.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    queries.setQueryData(KEY, value);
  };
  useEffect(() => onSessionEnd(() => queries.setQueryData(KEY, null)), [queries]);
  if (session.isPending) return null;
  if (session.isError)
    return (
      <main className="mx-auto max-w-md px-4 py-24">
        <Failure
          title="The gateway does not answer"
          error={session.error}
          onRetry={() => void session.refetch()}
        />
      </main>
    );
  return session.data ? (
    <SessionContext value={session.data}>{children}</SessionContext>
  ) : (
    <SignInPage onSignedIn={hold} />
  );
}
