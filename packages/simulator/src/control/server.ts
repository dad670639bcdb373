import fastify, { type FastifyInstance } from "fastify";
import { readOrder } from "../faults/orders.ts";
import type { State } from "../state.ts";
import { generateSite } from "../world/generate.ts";
import { fillGuestCards } from "../world/fill.ts";
import { randomUUID } from "node:crypto";
import { guestCardPage } from "./page.ts";

type Query = Record<string, string | undefined>;

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** The control port: faults, what arrived, the world, and a page for people. */
export function createControlServer(state: State): FastifyInstance {
  const server = fastify({ bodyLimit: 10 * 1024 * 1024 });
  server.setErrorHandler((error: Error, _request, reply) => reply.code(400).send({ error: error.message }));

  server.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(guestCardPage(state)));

  server.get("/faults", () => state.faults.list());
  server.post("/faults", (request) => state.faults.place(readOrder(request.body)));
  server.delete("/faults", () => {
    state.faults.remove(null);
    return {};
  });
  server.delete("/faults/:id", (request) => {
    state.faults.remove(Number((request.params as { id: string }).id));
    return {};
  });

  server.get("/guest-cards", (request) => {
    const { siteid, email, limit, offset } = request.query as Query;
    const found = state.cards
      .all()
      .filter(
        (card) =>
          (siteid === undefined || card.siteId === siteid) &&
          (email === undefined ||
            card.prospects.some((one) => one.email?.toLowerCase() === email.toLowerCase())),
      );
    const from = number(offset) ?? 0;
    return { total: found.length, guestCards: found.slice(from, from + (number(limit) ?? 1000)) };
  });
  server.get("/guest-cards/:id", (request, reply) => {
    const card = state.cards.get((request.params as { id: string }).id);
    return card ?? reply.code(404).send({ error: "There is no such guest card." });
  });
  server.delete("/guest-cards", () => {
    state.cards.clear();
    return {};
  });
  server.get("/activities", () => state.cards.activities);

  server.get("/requests", (request) => {
    const { method, since, limit } = request.query as Query;
    return state.journal.list({ method, since: number(since), limit: number(limit) });
  });
  server.delete("/requests", () => {
    state.journal.clear();
    return {};
  });
  server.get("/pace", (request) => {
    const { licensekey, window_ms: windowMs } = request.query as Query;
    return state.journal.pace(licensekey, number(windowMs) ?? 1000);
  });
  server.get("/stats", () => ({
    stored: state.cards.size,
    duplicates: state.cards.duplicates,
    activities: state.cards.activities.length,
    requests: state.journal.counts,
    faults: state.faults.counts,
  }));

  server.put("/settings", (request) => {
    const { delayMs, hiddenMs } = request.body as { delayMs?: number; hiddenMs?: number };
    if (delayMs !== undefined) state.delayMs = delayMs;
    if (hiddenMs !== undefined) state.hiddenMs = hiddenMs;
    return { delayMs: state.delayMs, hiddenMs: state.hiddenMs };
  });
  server.get("/world", () => ({
    sites: [...state.world.sites.values()],
    licences: [...state.world.licences.values()],
  }));
  server.put("/licences/:key", (request) => {
    const { key } = request.params as { key: string };
    const { siteIds, methods } = request.body as { siteIds: string[]; methods: string[] | null };
    state.world.licences.set(key, { licensekey: key, siteIds, methods });
    return {};
  });
  server.delete("/licences/:key", (request) => {
    state.world.licences.delete((request.params as { key: string }).key);
    return {};
  });
  /** Makes sites, each with a licence key of its own; with prospects where they are asked for. */
  server.post("/generate", (request) => {
    const {
      sites,
      seed = 1,
      unitsPerSite = 10,
      prospectsPerSite = 0,
    } = request.body as Record<string, number | undefined>;
    return Array.from({ length: sites ?? 1 }, (_, n) => {
      const site = generateSite(n, seed, { units: unitsPerSite, idBase: 10_000 });
      const licensekey = randomUUID();
      state.world.sites.set(site.siteId, site);
      state.world.licences.set(licensekey, { licensekey, siteIds: [site.siteId], methods: null });
      fillGuestCards(state, site, prospectsPerSite, seed);
      return { licensekey, pmcId: site.pmcId, siteId: site.siteId };
    });
  });
  return server;
}
