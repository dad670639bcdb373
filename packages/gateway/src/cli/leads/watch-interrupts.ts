import { sayError } from "../terminal/say.ts";

/** A signal that is aborted by the first Ctrl-C or SIGTERM; the second ends the process at once. */
export function watchInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      sayError("Ending when the requests under way are answered …");
      controller.abort();
    });
  return controller.signal;
}
