import { Monitor, Moon, Sun } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { useState } from "react";
import { chooseTheme, chosenTheme, type Theme } from "./theme.ts";

const choices = [
  { theme: "system", label: "As the system", Icon: Monitor },
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

/** Switches between light and dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (chosen: Theme | ""): void => {
    if (chosen === "") return;
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <ToggleGroup.Root
      type="single"
      value={theme}
      onValueChange={(value) => choose(value as Theme | "")}
      aria-label="Theme"
      className="inline-flex rounded-md bg-raised p-0.5"
    >
      {choices.map(({ theme: value, label, Icon }) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          aria-label={label}
          title={label}
          className="inline-flex size-7 items-center justify-center rounded text-soft hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-sm"
        >
          <Icon aria-hidden className="size-4" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
