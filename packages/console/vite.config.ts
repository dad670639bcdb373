import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressAssets } from "./compress-assets.ts";

/** Where `npm run console:dev` finds a gateway. */
const GATEWAY = process.env["GUESTCARD_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/console/",
  plugins: [react(), tailwindcss(), compressAssets()],
  resolve: {
    alias: { "@guestcard/sdk": new URL("../sdk/src/index.ts", import.meta.url).pathname },
  },
  build: {
    target: "es2023",
    // The gateway's policy allows no `data:` URL and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One file of 450 kB is 125 kB on the wire, and there is no page that needs much less.
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { "/v1": GATEWAY } },
});
