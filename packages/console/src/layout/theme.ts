/** Light, dark, or what the system says. */
export type Theme = "system" | "light" | "dark";

const KEY = "guestcard-theme";

/** What was chosen here before. */
export function chosenTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Shows the page so, now and next time; `public/theme.js` reads it back. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing shows it until the page is left.
  }
  dispatchEvent(new Event("guestcard-theme"));
}
