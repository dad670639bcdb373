import { syncRoute } from "../shared/sync-route.ts";

export const backSync = syncRoute("back-sync", "back", "Sync an integration from its beginning");
