import { fileURLToPath } from "node:url";

/** Where the build of packages/console lies, beside the gateway. */
export const CONSOLE_FOLDER: string = fileURLToPath(new URL("../../../../console/dist/", import.meta.url));
