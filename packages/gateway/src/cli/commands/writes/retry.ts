import type { Command } from "commander";
import { examples } from "../../examples.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../../gateway-access.ts";
import { say, sayJson } from "../../terminal/say.ts";

type Options = GatewayOptions & { readonly acceptPossibleDuplicate?: true; readonly json?: true };

/** `writes retry`: sends a write that failed again, as a new write. */
export function addRetryWrite(writes: Command): void {
  examples(
    gatewayOptions(
      writes
        .command("retry")
        .description("send a write that failed again, as a new write")
        .argument("<job>", "the job id of the write that failed")
        .option("--accept-possible-duplicate", "even where RealPage may hold it already: look there first")
        .option("--json", "as JSON"),
    ).action(retry),
    ["guestcard writes retry 019ab5f0-7e1c-7cc3-98c4-dc0c0c07398f"],
  );
}

async function retry(job: string, options: Options): Promise<void> {
  const { jobId } = await openGateway(options).writes.retry(job, {
    acceptPossibleDuplicate: options.acceptPossibleDuplicate === true,
  });
  if (options.json) sayJson({ job_id: jobId, retry_of: job });
  else say(`Goes on as ${jobId}`);
}
