import { createTransport } from "./http/transport.ts";
import type { GuestcardOptions } from "./options.ts";
import { type ApiKeys, apiKeys } from "./resources/api-keys.ts";
import { erasePerson, type ErasePerson } from "./resources/erase-person.ts";
import { type Integrations, integrations } from "./resources/integrations.ts";
import { type Leads, leads } from "./resources/leads.ts";
import { type Logs, logs } from "./resources/logs.ts";
import { overview, type ReadOverview } from "./resources/overview.ts";
import { type References, references } from "./resources/references.ts";
import { type Sessions, sessions } from "./resources/session.ts";
import { type Webhooks, webhooks } from "./resources/webhooks.ts";
import { type Writes, writes } from "./resources/writes.ts";

/** A Guestcard gateway. It holds no connection and nothing to close. */
export class Guestcard {
  /** Leads into RealPage, and those that it holds. */
  readonly leads: Leads;
  /** What became of the writes that were taken. */
  readonly writes: Writes;
  readonly properties: References["properties"];
  readonly units: References["units"];
  readonly floorPlans: References["floorPlans"];
  readonly employees: References["employees"];
  readonly leadSources: References["leadSources"];
  readonly leadRelationships: References["leadRelationships"];
  readonly eventTypes: References["eventTypes"];
  /** The licences that are connected. */
  readonly integrations: Integrations;
  /** Endpoints of yours that are told what happens. */
  readonly webhooks: Webhooks;
  /** What was done. */
  readonly logs: Logs;
  /** How writes do over time and now, and what needs a person. */
  readonly overview: ReadOverview;
  /** The API keys of the account. */
  readonly apiKeys: ApiKeys;
  /** Erases one person's data, or counts what would be erased. */
  readonly erasePerson: ErasePerson;
  /** Who calls, and the console's sign-in. */
  readonly session: Sessions;

  /** @throws TypeError where `url` is no URL or `token` cannot be a token. */
  constructor(options: GuestcardOptions) {
    const transport = createTransport(options);
    const known = references(transport);
    this.leads = leads(transport);
    this.writes = writes(transport);
    this.properties = known.properties;
    this.units = known.units;
    this.floorPlans = known.floorPlans;
    this.employees = known.employees;
    this.leadSources = known.leadSources;
    this.leadRelationships = known.leadRelationships;
    this.eventTypes = known.eventTypes;
    this.integrations = integrations(transport);
    this.webhooks = webhooks(transport);
    this.logs = logs(transport);
    this.overview = overview(transport);
    this.apiKeys = apiKeys(transport);
    this.erasePerson = erasePerson(transport);
    this.session = sessions(transport);
  }
}
