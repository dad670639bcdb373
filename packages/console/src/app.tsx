import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { Shell } from "./layout/shell.tsx";
import { ApiKeysPage } from "./pages/api-keys/api-keys-page.tsx";
import { IntegrationPage } from "./pages/integration/integration-page.tsx";
import { IntegrationsPage } from "./pages/integrations/integrations-page.tsx";
import { LeadPage } from "./pages/lead/lead-page.tsx";
import { LeadsSentPage } from "./pages/leads-sent/leads-sent-page.tsx";
import { NewLeadPage } from "./pages/new-lead/new-lead-page.tsx";
import { NoSuchPage } from "./pages/no-such-page.tsx";
import { WebhookPage } from "./pages/webhook/webhook-page.tsx";
import { WebhooksPage } from "./pages/webhooks/webhooks-page.tsx";
import { SessionGate } from "./session/session-gate.tsx";
import { SkeletonBlock } from "./ui/skeleton.tsx";
import { Toasts } from "./ui/toasts.tsx";

// The charts alone are as large as everything else.
const OverviewPage = lazy(async () => {
  const { OverviewPage } = await import("./pages/overview/overview-page.tsx");
  return { default: OverviewPage };
});

const queries = new QueryClient({
  // The SDK tries again by itself.
  defaultOptions: { queries: { retry: false, staleTime: 2000 } },
});

/** The console. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Toasts>
        <Router base="/console">
          <SessionGate>
            <Shell>
              <Suspense fallback={<SkeletonBlock className="h-96" />}>
                <Switch>
                  <Route path="/" component={OverviewPage} />
                  <Route path="/leads" component={LeadsSentPage} />
                  <Route path="/leads/:jobId">{({ jobId }) => <LeadPage key={jobId} jobId={jobId} />}</Route>
                  <Route path="/new-lead" component={NewLeadPage} />
                  <Route path="/integrations" component={IntegrationsPage} />
                  <Route path="/integrations/:id">{({ id }) => <IntegrationPage key={id} id={id} />}</Route>
                  <Route path="/webhooks" component={WebhooksPage} />
                  <Route path="/webhooks/:id">{({ id }) => <WebhookPage key={id} id={id} />}</Route>
                  <Route path="/api-keys" component={ApiKeysPage} />
                  <Route component={NoSuchPage} />
                </Switch>
              </Suspense>
            </Shell>
          </SessionGate>
        </Router>
      </Toasts>
    </QueryClientProvider>
  );
}
