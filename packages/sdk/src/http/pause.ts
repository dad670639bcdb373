/** Waits; ends early with the signal's reason where that is aborted. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", end);
      resolve();
    }, ms);
    if (isAborted(signal)) end();
    else signal?.addEventListener("abort", end, { once: true });
  });
}

/** Why a signal was aborted, as what to throw. */
export function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error("Aborted", { cause: reason });
}

/** Whether a signal was aborted. A call of its own, for it may be between two looks. */
export const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;
