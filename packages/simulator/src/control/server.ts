import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { readOrder } from "../faults/orders.ts";
import { BadInput, Fields, LONGEST_MS } from "../fields.ts";
import type { State } from "../state.ts";
import { fold } from "../world/guest-cards.ts";
import { guestCardPage } from "./page.ts";
import { addWorldRoutes } from "./world-routes.ts";

const COUNT = { least: 0, most: Number.MAX_SAFE_INTEGER };
const LIMIT = { least: 1, most: 1_000_000 };
const MS = { least: 0, most: LONGEST_MS };
const DEFAULT_LIMIT = 1000;

/** The control port: faults, what arrived, the world, and a page for people. */
export function createControlServer(state: State): FastifyInstance {
  const server = fastify({ bodyLimit: 10 * 1024 * 1024, forceCloseConnections: true });
  server.setErrorHandler((error: FastifyError, _request, reply) =>
    reply.code(error instanceof BadInput ? 400 : (error.statusCode ?? 500)).send({ error: error.message }),
  );
  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `There is no ${request.method} ${request.url}.` }),
  );
  server.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(guestCardPage(state)));
  addFaultRoutes(server, state);
  addGuestCardRoutes(server, state);
  addJournalRoutes(server, state);
  addSettingsRoutes(server, state);
  addWorldRoutes(server, state);
  return server;
}

function addFaultRoutes(server: FastifyInstance, state: State): void {
  server.get("/faults", () => state.faults.list());
  server.post("/faults", (request) => state.faults.place(readOrder(request.body)));
  server.delete("/faults", () => {
    state.faults.remove(null);
    return {};
  });
  server.delete("/faults/:id", (request, reply) => {
    const { id } = request.params as { id: string };
    if (state.faults.remove(Number(id))) return {};
    return reply.code(404).send({ error: `There is no fault order ${id}.` });
  });
}

function addGuestCardRoutes(server: FastifyInstance, state: State): void {
  server.get("/guest-cards", (request) => {
    const query = new Fields(request.query, ["siteid", "email", "limit", "offset"], "query");
    const siteId = query.text("siteid");
    const email = query.text("email");
    const from = query.number("offset", COUNT) ?? 0;
    const limit = query.number("limit", LIMIT) ?? DEFAULT_LIMIT;
    const ofSite = siteId === undefined ? state.cards.all() : state.cards.ofSite(siteId);
    const found =
      email === undefined
        ? ofSite
        : ofSite.filter((card) => card.prospects.some((one) => fold(one.email ?? "") === fold(email)));
    return { total: found.length, guestCards: found.slice(from, from + limit) };
  });
  server.get("/guest-cards/:id", (request, reply) => {
    const { id } = request.params as { id: string };
    return state.cards.get(id) ?? reply.code(404).send({ error: `There is no guest card ${id}.` });
  });
  server.delete("/guest-cards", () => {
    state.cards.clear();
    return {};
  });
  server.get("/activities", () => state.cards.activities);
}

function addJournalRoutes(server: FastifyInstance, state: State): void {
  server.get("/requests", (request) => {
    const query = new Fields(request.query, ["method", "since", "limit"], "query");
    return state.journal.list({
      method: query.text("method"),
      since: query.number("since", COUNT),
      limit: query.number("limit", LIMIT) ?? DEFAULT_LIMIT,
    });
  });
  server.delete("/requests", () => {
    state.journal.clear();
    return {};
  });
  server.get("/pace", (request) => {
    const query = new Fields(request.query, ["licensekey", "window_ms"], "query");
    return state.journal.pace(
      query.text("licensekey")?.toLowerCase(),
      query.number("window_ms", { least: 1, most: LONGEST_MS, whole: false }) ?? 1000,
    );
  });
  server.get("/stats", () => ({
    stored: state.cards.size,
    duplicates: state.cards.duplicates,
    activities: state.cards.activities.length,
    requests: state.journal.counts(),
    faults: state.faults.counts,
  }));
}

function addSettingsRoutes(server: FastifyInstance, state: State): void {
  server.get("/settings", () => state.settings);
  server.put("/settings", (request) => {
    const fields = new Fields(request.body, [
      "delayMs",
      "hiddenMs",
      "duplicateMessage",
      "findsDuplicates",
      "datesActivitiesByAction",
    ]);
    const { delayMs, hiddenMs, duplicateMessage, findsDuplicates, datesActivitiesByAction } = state.settings;
    return Object.assign(state.settings, {
      delayMs: fields.number("delayMs", MS) ?? delayMs,
      hiddenMs: fields.number("hiddenMs", MS) ?? hiddenMs,
      duplicateMessage: fields.text("duplicateMessage") ?? duplicateMessage,
      findsDuplicates: fields.flag("findsDuplicates") ?? findsDuplicates,
      datesActivitiesByAction: fields.flag("datesActivitiesByAction") ?? datesActivitiesByAction,
    });
  });
}
