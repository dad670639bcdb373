import { syncRoute } from "../lists/sync-route.ts";

export const manualSync = syncRoute("manual-sync", "manual", "Sync an integration now");
