import { agoOf, fullTimeOf, shortTimeOf } from "../words/times.ts";

type Props = {
  /** ISO 8601; null: never. */
  readonly at: string | null | undefined;
  /** `ago`: how long since; `short`: date and time in brief. The full time is the tooltip of both. */
  readonly form?: "ago" | "short";
  readonly never?: string;
};

/** A time, in the reader's own zone. */
export function Moment({ at, form = "short", never = "never" }: Props) {
  if (at === null || at === undefined) return <span className="text-soft">{never}</span>;
  return (
    <time dateTime={at} title={fullTimeOf(at)} className="whitespace-nowrap tabular-nums">
      {form === "ago" ? agoOf(at) : shortTimeOf(at)}
    </time>
  );
}
