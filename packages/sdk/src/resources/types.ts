import type { BodyOf, ItemOf, ReplyOf } from "../http/operations.ts";

/** A new lead, as the gateway takes it. */
export type NewLead = BodyOf<"/v1/leads/realpage_rpx/", "post">;
/** What a change of a lead may change. */
export type LeadChange = BodyOf<"/v1/leads/realpage_rpx/{lead_id}", "put">;
/** Something that happened with a lead: a call, a visit, a mail. */
export type NewLeadEvent = BodyOf<"/v1/events/leads/realpage_rpx/", "post">;
/** A new lead as the gateway understood it. */
export type TakenLead = ReplyOf<"/v1/leads/realpage_rpx/", "post">["result"];
/** A change as the gateway understood it. */
export type TakenLeadChange = ReplyOf<"/v1/leads/realpage_rpx/{lead_id}", "put">["result"];
/** An event as the gateway understood it. */
export type TakenLeadEvent = ReplyOf<"/v1/events/leads/realpage_rpx/", "post">["result"];

/** What a write would send to RealPage: the RPX method, where to, and the SOAP with keys and passwords masked. */
export type DryRun = NonNullable<ReplyOf<"/v1/leads/realpage_rpx/", "post">["dry_run"]>;

/** How a write stands. PENDING with errors: a person has to say what became of it. */
export type WriteStatus = ReplyOf<"/v1/admin/write-status/{root_job_id}", "get">;
/** A write and everything that happened to it. */
export type Write = ReplyOf<"/v1/admin/writes/{root_job_id}", "get">;
/** A write as it is listed. */
export type ListedWrite = ReplyOf<"/v1/admin/writes/", "get">["results"][number];
/** What a person says of a write that needs review. */
export type WriteResolution = BodyOf<"/v1/admin/writes/{root_job_id}/resolve", "post">;

/** A lead that RealPage holds. */
export type Lead = ItemOf<"/v1/leads/">;
/** A property of an integration. */
export type Property = ItemOf<"/v1/properties/">;
/** A unit of a property. */
export type Unit = ItemOf<"/v1/units/">;
/** A floor plan of a property. */
export type FloorPlan = ItemOf<"/v1/floor-plans/">;
/** An employee of a property: a leasing agent, mostly. */
export type Employee = ItemOf<"/v1/employees/">;
/** Where a property's leads come from. */
export type LeadSource = ItemOf<"/v1/lead-sources/">;
/** What a person of a lead is to the lead: the head of the household, say. */
export type LeadRelationship = ItemOf<"/v1/lead-relationships/">;
/** A kind of event that a property knows. */
export type EventType = ItemOf<"/v1/event-types/">;
/** An event of a lead that RealPage holds. */
export type LeadEvent = ItemOf<"/v1/events/">;

/** A licence of RealPage Exchange, connected. */
export type Integration = ReplyOf<"/v1/admin/integrations/{integration_id}/", "get">["results"];
/** A licence to connect. */
export type NewIntegration = BodyOf<"/v1/admin/integrations/", "post">;
/** What a change of an integration may change. */
export type IntegrationChange = BodyOf<"/v1/admin/integrations/{integration_id}/", "put">;

/** An endpoint that the gateway tells what happens. */
export type Webhook = ReplyOf<"/v1/webhooks/{webhook_id}", "get">["results"];
/** An endpoint to be told. */
export type NewWebhook = BodyOf<"/v1/webhooks/", "post">;
/** What a change of a webhook may change. */
export type WebhookChange = BodyOf<"/v1/webhooks/{webhook_id}", "put">;

/** Who calls: the account, and the API key with its rights. */
export type Session = ReplyOf<"/v1/console/session", "get">;
/** How writes do over time and now, and what needs a person. */
export type Overview = ReplyOf<"/v1/admin/overview", "get">;
/** An API key. Its token is shown by creating it alone. */
export type ApiKey = ItemOf<"/v1/admin/api-keys/">;
/** An API key to make. */
export type NewApiKey = BodyOf<"/v1/admin/api-keys/", "post">;
