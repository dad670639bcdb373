import type { Transport } from "../http/transport.ts";
import { type ListOnly, listOnly, type Records, records } from "./records.ts";

/** What leads refer to. */
export type References = {
  readonly properties: Records<"/v1/properties/">;
  readonly units: Records<"/v1/units/">;
  readonly floorPlans: Records<"/v1/floor-plans/">;
  readonly employees: Records<"/v1/employees/">;
  readonly leadSources: Records<"/v1/lead-sources/">;
  readonly leadRelationships: ListOnly<"/v1/lead-relationships/">;
  readonly eventTypes: Records<"/v1/event-types/">;
};

/** What leads refer to, read through `transport`. */
export function references(transport: Transport): References {
  return {
    properties: records(transport, "/v1/properties/", (id, { signal }) =>
      transport.request("get", "/v1/properties/{id}", { params: { id }, signal }),
    ),
    units: records(transport, "/v1/units/", (id, { signal }) =>
      transport.request("get", "/v1/units/{id}", { params: { id }, signal }),
    ),
    floorPlans: records(transport, "/v1/floor-plans/", (id, { signal }) =>
      transport.request("get", "/v1/floor-plans/{floor_plan_id}", { params: { floor_plan_id: id }, signal }),
    ),
    employees: records(transport, "/v1/employees/", (id, { signal }) =>
      transport.request("get", "/v1/employees/{employee_id}", { params: { employee_id: id }, signal }),
    ),
    leadSources: records(transport, "/v1/lead-sources/", (id, { signal }) =>
      transport.request("get", "/v1/lead-sources/{lead_source_id}", {
        params: { lead_source_id: id },
        signal,
      }),
    ),
    leadRelationships: listOnly(transport, "/v1/lead-relationships/"),
    eventTypes: records(transport, "/v1/event-types/", (id, { signal }) =>
      transport.request("get", "/v1/event-types/{event_type_id}", { params: { event_type_id: id }, signal }),
    ),
  };
}
