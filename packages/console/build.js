// `npm run console:build`, and `prepare` after each `npm ci`: the console in `dist`, for the gateway to serve.
// JavaScript, for `prepare` also runs where only an older Node is at hand.
const skips = process.argv.includes("--where-possible");

/** Whether the build tool is installed; `npm ci --omit=dev` leaves it out. */
async function viteIfInstalled() {
  try {
    return await import("vite");
  } catch (error) {
    if (skips && error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

const vite = await viteIfInstalled();
if (vite) await vite.build({ root: import.meta.dirname, logLevel: "warn" });
else console.log("The console was not built: its build tools are not installed (npm ci --omit=dev).");
