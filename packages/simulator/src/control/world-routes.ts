import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { BadInput, Fields, required } from "../fields.ts";
import { methods } from "../methods/methods.ts";
import type { State } from "../state.ts";
import { fillGuestCards } from "../world/fill.ts";
import { generateSite } from "../world/generate.ts";

/** Sites made on request begin here, far from those of the default world. */
const GENERATED_BASE = 10_000;
const MOST_SITES = 10_000;
const MOST_PROSPECTS = 2_000_000;

/** Routes to what the simulator's RPX knows beside guest cards: sites and licences. */
export function addWorldRoutes(server: FastifyInstance, state: State): void {
  const { sites, licences } = state.world;
  let generated = 0;

  server.get("/world", () => ({ sites: [...sites.values()], licences: [...licences.values()] }));
  server.put("/licences/:key", (request) => {
    const licensekey = (request.params as { key: string }).key.toLowerCase();
    const fields = new Fields(request.body, ["siteIds", "methods", "username", "password"]);
    const siteIds = required(
      "siteIds",
      fields.list("siteIds", (id) => sites.has(id), "the sites of /world"),
    );
    const allowed = fields.isNull("methods")
      ? null
      : (fields.list("methods", (name) => methods.has(name), "the methods on the contract") ?? null);
    const username = fields.text("username");
    const password = fields.text("password");
    if ((username === undefined) !== (password === undefined))
      throw new BadInput("username, password: both or none.");
    const user = username === undefined || password === undefined ? {} : { username, password };
    const licence = { licensekey, siteIds, methods: allowed, ...user };
    licences.set(licensekey, licence);
    return licence;
  });
  server.delete("/licences/:key", (request) => {
    licences.delete((request.params as { key: string }).key.toLowerCase());
    return {};
  });

  /** Makes sites, each with a licence key of its own; with prospects where they are asked for. */
  server.post("/generate", (request) => {
    const fields = new Fields(request.body, ["sites", "seed", "unitsPerSite", "prospectsPerSite"]);
    const count = required("sites", fields.number("sites", { least: 1, most: MOST_SITES - generated }));
    const seed = fields.number("seed", { least: 0, most: 4_294_967_295 }) ?? 1;
    const units = fields.number("unitsPerSite", { least: 0, most: 4000 }) ?? 10;
    const prospects =
      fields.number("prospectsPerSite", { least: 0, most: Math.floor(MOST_PROSPECTS / count) }) ?? 0;
    return Array.from({ length: count }, () => {
      const site = generateSite(generated++, seed, { units, idBase: GENERATED_BASE });
      const licensekey = randomUUID();
      sites.set(site.siteId, site);
      licences.set(licensekey, { licensekey, siteIds: [site.siteId], methods: null });
      fillGuestCards(state, site, prospects, seed);
      return { licensekey, pmcId: site.pmcId, siteId: site.siteId };
    });
  });
}
