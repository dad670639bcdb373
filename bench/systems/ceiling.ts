import { randomUUIDv7 } from "node:crypto";
import { announceBareRoute, createBareRoute } from "./bare-route.ts";

/** The most that this route can do: no database. */
await announceBareRoute(createBareRoute(() => randomUUIDv7()));
