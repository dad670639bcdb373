import { useQuery } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { gateway } from "../../gateway/gateway.ts";
import { useRight } from "../../session/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Moment } from "../../ui/moment.tsx";
import { methodColumns } from "./method-columns.tsx";
import { useIntegrationAct } from "./use-integration.ts";

const IDLE_MS = 5000;
const BUSY_MS = 1000;

type Props = { readonly id: string; readonly isRunning: boolean };

/** Tries the connection method by method, and shows what each answered. */
export function AccessCheck({ id, isRunning }: Props) {
  const access = useQuery({
    queryKey: ["integration", id, "access"],
    queryFn: ({ signal }) => gateway.integrations.dataAccess(id, { signal }),
    refetchInterval: isRunning ? BUSY_MS : IDLE_MS,
  });
  const check = useIntegrationAct(id, () => gateway.integrations.checkDataAccess(id), "The test began.");
  const isBusy = check.isPending || isRunning || access.data?.data_access_check_in_process === true;
  const button = useRight("admin") && (
    <Button isBusy={isBusy} onClick={() => check.mutate()}>
      <PlugZap aria-hidden className="size-4" />
      {isBusy ? "Testing" : "Test the connection"}
    </Button>
  );
  const methods =
    access.data &&
    Object.entries(access.data.methods).map(([method, { status, error_message: error }]) => ({
      method,
      status,
      error,
    }));
  return (
    <Card
      title="Connection test"
      hint={
        <>
          Each method that is needed is called once; nothing is written. Last test:{" "}
          <Moment at={access.data?.last_data_access_check} form="ago" />
        </>
      }
      actions={button}
      isFlush
    >
      {(access.error ?? check.error) !== null && (
        <div className="p-5">
          <Failure error={access.error ?? check.error} />
        </div>
      )}
      <DataTable
        caption="Methods and what they answered"
        columns={methodColumns}
        rows={methods}
        rowKey={({ method }) => method}
        empty={
          <EmptyState icon={PlugZap} title={isBusy ? "The test is running" : "Not tested yet"}>
            {isBusy
              ? "Answers are shown as they come."
              : "A test asks every method once, so that a missing right is known before a lead needs it."}
          </EmptyState>
        }
      />
    </Card>
  );
}
