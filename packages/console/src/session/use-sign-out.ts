import { useMutation, useQueryClient } from "@tanstack/react-query";
import { signOut } from "./session.ts";

/** Ends the session, and forgets what was read in it. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
      queries.setQueryData(["session"], null);
    },
  });
}
