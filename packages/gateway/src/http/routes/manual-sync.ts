import { syncRoute } from "../shared/sync-route.ts";

export const manualSync = syncRoute("manual-sync", "manual", "Sync an integration now");
