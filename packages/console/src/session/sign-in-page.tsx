import { type Session, UnauthorizedError } from "@guestcard/sdk";
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { Mark } from "../layout/mark.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form } from "../ui/form.tsx";
import { signIn } from "./session.ts";

/** Where one signs in with an API key. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const attempt = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const isUnknown = attempt.error instanceof UnauthorizedError;
  useEffect(() => {
    document.title = "Sign in · Guestcard";
  }, []);
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center px-4 pb-24">
      <div className="mb-6 flex items-center gap-3">
        <Mark className="size-9" />
        <div>
          <h1 className="text-xl font-semibold">Guestcard</h1>
          <p className="text-soft">Leads into RealPage, once.</p>
        </div>
      </div>
      <div className="rounded-lg border border-line bg-surface p-6">
        {isUnknown && (
          <div className="mb-5">
            <Callout tone="bad" title="This API key is not known">
              Or it was revoked. Check that all of it was copied.
            </Callout>
          </div>
        )}
        <Form
          className="space-y-4"
          error={isUnknown ? null : attempt.error}
          onSubmit={({ token = "" }) => attempt.mutate(token)}
        >
          <TextField
            name="token"
            label="API key"
            type="password"
            autoComplete="current-password"
            required
            spellCheck={false}
            hint="The session may do what the key may. The key itself is not kept in the browser."
          />
          <Button type="submit" look="primary" isBusy={attempt.isPending} className="w-full">
            Sign in
          </Button>
        </Form>
      </div>
      <p className="mt-4 text-xs text-soft">
        No key yet? On the gateway’s machine:{" "}
        <code className="font-mono">npm run keys -- create --name "On call" --rights read,write,admin</code>
      </p>
    </main>
  );
}
