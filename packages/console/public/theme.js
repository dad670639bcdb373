// Before the first paint, so that a page that was switched to dark never flashes white. `src/layout/theme.ts` writes it.
(() => {
  try {
    const chosen = localStorage.getItem("guestcard-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing follows the system.
  }
})();
