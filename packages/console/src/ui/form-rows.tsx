import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type Props = {
  /** What an entry is, as `header`. */
  readonly what: string;
  readonly hint?: ReactNode;
  readonly keys: readonly number[];
  /** The fields of the entry at this place. */
  readonly children: (place: number) => ReactNode;
  /** None: there can be no more. */
  readonly onAdd: (() => void) | null;
  readonly onRemove: (key: number) => void;
};

/** Entries of a list in a form, each with its fields and a button that removes it. */
export function FormRows({ what, hint, keys, children, onAdd, onRemove }: Props) {
  return (
    <div className="space-y-3">
      {hint !== undefined && <p className="text-xs text-soft">{hint}</p>}
      {keys.map((key, place) => (
        <div
          key={key}
          role="group"
          aria-label={`${what} ${place + 1}`}
          className="flex items-start gap-2 rounded-lg border border-line p-3"
        >
          <div className="min-w-0 flex-1">{children(place)}</div>
          <Button look="quiet" aria-label={`Remove ${what} ${place + 1}`} onClick={() => onRemove(key)}>
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      <Button disabled={onAdd === null} onClick={() => onAdd?.()}>
        <Plus aria-hidden className="size-4" />
        Add a {what}
      </Button>
    </div>
  );
}
