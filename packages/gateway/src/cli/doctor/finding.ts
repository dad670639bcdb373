/** What a check found. `wrong` needs a person; `doubtful` may be meant so. */
export type Finding = {
  readonly check: string;
  readonly verdict: "ok" | "doubtful" | "wrong";
  readonly said: string;
  /** What to do; null where there is nothing to do. */
  readonly remedy: string | null;
};

export const ok = (check: string, said: string): Finding => ({ check, verdict: "ok", said, remedy: null });
export const doubtful = (check: string, said: string, remedy: string): Finding => ({
  check,
  verdict: "doubtful",
  said,
  remedy,
});
export const wrong = (check: string, said: string, remedy: string): Finding => ({
  check,
  verdict: "wrong",
  said,
  remedy,
});
