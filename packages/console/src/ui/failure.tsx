import { GuestcardError } from "@guestcard/sdk";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";

type Props = { readonly error: unknown; readonly onRetry?: () => void; readonly title?: string };

/** Why something could not be read or done, in the gateway's words, with the id to ask about. */
export function Failure({ error, onRetry, title = "That did not work" }: Props) {
  const requestId = error instanceof GuestcardError ? error.requestId : null;
  return (
    <Callout
      tone="bad"
      title={title}
      {...(onRetry && { actions: <Button onClick={onRetry}>Try again</Button> })}
    >
      <p>{error instanceof Error ? error.message : "For an unknown reason."}</p>
      {requestId !== null && <p className="mt-1 text-xs text-soft">Request id {requestId}</p>}
    </Callout>
  );
}
