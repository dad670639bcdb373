import type { AnyRoute, OpenRoute } from "./route.ts";
import { archiveIntegration } from "./routes/archive-integration.ts";
import { backSync } from "./routes/back-sync.ts";
import { beginDataAccessCheck } from "./routes/begin-data-access-check.ts";
import { changeIntegration } from "./routes/change-integration.ts";
import { changePropertyConfiguration } from "./routes/change-property-configuration.ts";
import { changeWebhook } from "./routes/change-webhook.ts";
import { createApiKey } from "./routes/create-api-key.ts";
import { createIntegration } from "./routes/create-integration.ts";
import { createLeadEvent } from "./routes/create-lead-event.ts";
import { createLeadEventRealpageRpx } from "./routes/create-lead-event-realpage-rpx.ts";
import { updateLead } from "./routes/update-lead.ts";
import { updateLeadRealpageRpx } from "./routes/update-lead-realpage-rpx.ts";
import { createLead } from "./routes/create-lead.ts";
import { createLeadRealpageRpx } from "./routes/create-lead-realpage-rpx.ts";
import { createWebhook } from "./routes/create-webhook.ts";
import { deleteWebhook } from "./routes/delete-webhook.ts";
import { erasePerson } from "./routes/erase-person.ts";
import { listAuditLog } from "./routes/list-audit-log.ts";
import { listApiKeys } from "./routes/list-api-keys.ts";
import { listDataDiffs } from "./routes/list-data-diffs.ts";
import { listEmployees } from "./routes/list-employees.ts";
import { listEventTypes } from "./routes/list-event-types.ts";
import { listEvents } from "./routes/list-events.ts";
import { listFloorPlans } from "./routes/list-floor-plans.ts";
import { listIntegrations } from "./routes/list-integrations.ts";
import { listJobLogs } from "./routes/list-job-logs.ts";
import { listJobsOfWrite } from "./routes/list-jobs-of-write.ts";
import { listLeadRelationships } from "./routes/list-lead-relationships.ts";
import { listLeadSources } from "./routes/list-lead-sources.ts";
import { listLeads } from "./routes/list-leads.ts";
import { listProperties } from "./routes/list-properties.ts";
import { listPropertyConfigurations } from "./routes/list-property-configurations.ts";
import { listSyncs } from "./routes/list-syncs.ts";
import { listUnits } from "./routes/list-units.ts";
import { listWebhookDeliveries } from "./routes/list-webhook-deliveries.ts";
import { listWebhookHistory } from "./routes/list-webhook-history.ts";
import { listWebhooks } from "./routes/list-webhooks.ts";
import { listWriteLogs } from "./routes/list-write-logs.ts";
import { listWrites } from "./routes/list-writes.ts";
import { manualSync } from "./routes/manual-sync.ts";
import { notSupported } from "./routes/not-supported.ts";
import { readDataAccess } from "./routes/read-data-access.ts";
import { readEmployee } from "./routes/read-employee.ts";
import { readEventType } from "./routes/read-event-type.ts";
import { readEvent } from "./routes/read-event.ts";
import { readFloorPlan } from "./routes/read-floor-plan.ts";
import { readIntegration } from "./routes/read-integration.ts";
import { readJobLogData } from "./routes/read-job-log-data.ts";
import { readJobLog } from "./routes/read-job-log.ts";
import { readLeadSource } from "./routes/read-lead-source.ts";
import { readLead } from "./routes/read-lead.ts";
import { readOverview } from "./routes/read-overview.ts";
import { readProperty } from "./routes/read-property.ts";
import { readSession } from "./routes/read-session.ts";
import { readUnit } from "./routes/read-unit.ts";
import { readWebhookDelivery } from "./routes/read-webhook-delivery.ts";
import { readWebhook } from "./routes/read-webhook.ts";
import { readWriteStatus } from "./routes/read-write-status.ts";
import { readWrite } from "./routes/read-write.ts";
import { resendWebhookDelivery } from "./routes/resend-webhook-delivery.ts";
import { resendWebhook } from "./routes/resend-webhook.ts";
import { resolveWrite } from "./routes/resolve-write.ts";
import { retryWrite } from "./routes/retry-write.ts";
import { revokeApiKey } from "./routes/revoke-api-key.ts";
import { rotateWebhookSecret } from "./routes/rotate-webhook-secret.ts";
import { signIn } from "./routes/sign-in.ts";
import { endSession } from "./routes/end-session.ts";
import { listSessions } from "./routes/list-sessions.ts";
import { signOut } from "./routes/sign-out.ts";

/** The endpoints that need no API key. */
export const openRoutes: readonly OpenRoute[] = [signIn];

/** Every other endpoint of the API, in one list. */
export const routes: readonly AnyRoute[] = [
  // Leads
  createLeadRealpageRpx,
  createLead,
  updateLeadRealpageRpx,
  updateLead,
  listLeads,
  readLead,
  // Writes
  listWrites,
  readWriteStatus,
  retryWrite,
  readWrite,
  resolveWrite,
  // What leads refer to
  listProperties,
  readProperty,
  listUnits,
  readUnit,
  listFloorPlans,
  readFloorPlan,
  listEmployees,
  readEmployee,
  listLeadSources,
  readLeadSource,
  listLeadRelationships,
  // Events
  createLeadEventRealpageRpx,
  createLeadEvent,
  listEventTypes,
  readEventType,
  listEvents,
  readEvent,
  // Integrations
  listIntegrations,
  createIntegration,
  readIntegration,
  changeIntegration,
  archiveIntegration,
  manualSync,
  backSync,
  listSyncs,
  listPropertyConfigurations,
  changePropertyConfiguration,
  readDataAccess,
  beginDataAccessCheck,
  // Webhooks
  listWebhooks,
  createWebhook,
  readWebhook,
  changeWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  listWebhookHistory,
  listWebhookDeliveries,
  readWebhookDelivery,
  resendWebhookDelivery,
  resendWebhook,
  // Logs
  listDataDiffs,
  listAuditLog,
  // Erasure
  erasePerson,
  listWriteLogs,
  listJobLogs,
  listJobsOfWrite,
  readJobLog,
  readJobLogData,
  // The console
  readSession,
  signOut,
  listSessions,
  endSession,
  readOverview,
  // API keys
  listApiKeys,
  createApiKey,
  revokeApiKey,
  // What RealPage Exchange cannot do
  ...notSupported,
];
