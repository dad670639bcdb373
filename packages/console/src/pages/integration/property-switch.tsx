import { Switch } from "radix-ui";

type Props = {
  readonly name: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A property, and whether what hangs on it is synced. */
export function PropertySwitch({ name, isOn, isDisabled, onChange }: Props) {
  return (
    <li className="flex items-center justify-between gap-4 px-5 py-3">
      <span className="min-w-0 truncate">{name}</span>
      <Switch.Root
        aria-label={`Sync ${name}`}
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
        className="relative h-5.5 w-10 shrink-0 rounded-full border border-edge bg-raised transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-accent" />
      </Switch.Root>
    </li>
  );
}
