import { useEffect, useState } from "react";

/** Grows each time the page turns light or dark, for what is drawn and not styled. */
export function useThemeCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const turn = (): void => setCount((before) => before + 1);
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", turn);
    addEventListener("guestcard-theme", turn);
    return () => {
      system.removeEventListener("change", turn);
      removeEventListener("guestcard-theme", turn);
    };
  }, []);
  return count;
}
