import { setTimeout as pause } from "node:timers/promises";
import type { ExampleLead } from "./example-leads.ts";
import type { GatewayClient } from "./gateway-client.ts";

type Listed = { results: { id: string; x_id: string; property_id: string; name?: string | null }[] };

/** What the example leads refer to: the ids of each property, in the order of RPX's own ids. */
export type Places = readonly {
  readonly id: string;
  readonly name: string;
  readonly relationship: string;
  readonly units: readonly string[];
  readonly employees: readonly string[];
  readonly leadSources: readonly string[];
}[];

/** Reads the properties and what hangs on them. */
export async function readPlaces(client: GatewayClient): Promise<Places> {
  const list = async (path: string): Promise<Listed["results"]> =>
    (await client.get<Listed>(`${path}?limit=250`)).results.toSorted((a, b) => (a.x_id < b.x_id ? -1 : 1));
  const [properties, relationships, units, employees, leadSources] = await Promise.all([
    list("/v1/properties/"),
    list("/v1/lead-relationships/"),
    list("/v1/units/"),
    list("/v1/employees/"),
    list("/v1/lead-sources/"),
  ]);
  const of = (records: Listed["results"], property: string): string[] =>
    records.filter((record) => record.property_id === property).map((record) => record.id);
  return properties.map(({ id, name }) => ({
    id,
    name: name ?? id,
    relationship: relationships.find((one) => one.property_id === id && one.x_id === "H")?.id ?? "",
    units: of(units, id),
    employees: of(employees, id),
    leadSources: of(leadSources, id),
  }));
}

/** The body of an example lead. */
export function leadBody(
  example: ExampleLead,
  integrationId: string,
  places: Places,
): Record<string, unknown> {
  const { to, lead } = example;
  const place = places[to.property - 1];
  if (!place) throw new Error(`There is no property ${to.property}.`);
  const pick = (ids: readonly string[] | undefined, which: number | undefined): string | undefined =>
    which === undefined || !ids || ids.length === 0 ? undefined : ids[(which - 1) % ids.length];
  return JSON.parse(
    JSON.stringify({
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
      unit_id:
        to.unit_of_property === undefined
          ? pick(place.units, to.unit)
          : pick(places[to.unit_of_property - 1]?.units, 1),
      employee_id: pick(place.employees, to.employee),
      lead_source_id: pick(place.leadSources, to.lead_source),
      ...lead,
    }),
  ) as Record<string, unknown>;
}

export type Posted = {
  readonly example: ExampleLead;
  readonly property: string;
  readonly jobId: string | null;
  /** When the request was sent, in ms of UTC. */
  readonly postedAt: number;
  readonly error: string | null;
};

type ApiError = { message: string; details?: { issues?: { path: (string | number)[]; message: string }[] } };

/** An error in one line: its status and each fault with its path. */
function refusal(status: number, error: ApiError | undefined): string {
  const faults =
    error?.details?.issues?.map(({ path, message }) =>
      path.length > 0 ? `${path.join(".")}: ${message}` : message,
    ) ?? [];
  return `${status} ${faults.length > 0 ? faults.join("; ") : (error?.message ?? "")}`;
}

/** Posts the leads one after the other. */
export async function postLeads(
  client: GatewayClient,
  integrationId: string,
  places: Places,
  examples: readonly ExampleLead[],
): Promise<Posted[]> {
  const posted: Posted[] = [];
  for (const example of examples) {
    const postedAt = Date.now();
    const answer = await client.post<{ meta?: { job_id: string }; error?: ApiError }>(
      "/v1/leads/realpage_rpx/",
      leadBody(example, integrationId, places),
    );
    posted.push({
      example,
      property: places[example.to.property - 1]?.name ?? "",
      jobId: answer.status === 200 ? (answer.body.meta?.job_id ?? null) : null,
      postedAt,
      error: answer.status === 200 ? null : refusal(answer.status, answer.body.error),
    });
  }
  return posted;
}

export type Status = { write_status: string; errors: string[]; created_record_id: string | null };

/** Waits until every write has its outcome and its record, for at most `ms`; then gives what there is. */
export async function waitForStatuses(
  client: GatewayClient,
  posted: readonly Posted[],
  ms: number,
): Promise<Map<string, Status>> {
  const end = Date.now() + ms;
  const statuses = new Map<string, Status>();
  for (const { jobId } of posted) {
    if (jobId === null) continue;
    for (;;) {
      const status = await client.get<Status>(`/v1/admin/write-status/${jobId}`);
      statuses.set(jobId, status);
      const settled =
        status.write_status === "SUCCESS"
          ? status.created_record_id !== null
          : status.write_status !== "PENDING";
      if (settled || Date.now() > end) break;
      await pause(50);
    }
  }
  return statuses;
}
