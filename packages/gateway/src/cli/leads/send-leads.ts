import { CliError } from "../cli-error.ts";
import { failureOf } from "../failure.ts";
import { findIntegration } from "../find-integration.ts";
import { openGateway } from "../gateway-access.ts";
import { startProgress } from "../terminal/progress.ts";
import { say, sayError, sayJson } from "../terminal/say.ts";
import { mapHeaders, readDefaults, readPairs } from "./column-mapping.ts";
import { countAttempts } from "./counted-attempts.ts";
import { type Followed, followedText, followJobs } from "./follow-jobs.ts";
import { hashOf, type Journal, openJournal } from "./journal.ts";
import type { Reading } from "./lead-of-row.ts";
import { openCsv, openJsonLines } from "./read-rows.ts";
import { createRefusals } from "./refusals.ts";
import { createNameResolver } from "./resolve-names.ts";
import { BROKEN_OFF, isFile, type Sent, sendFile, surveyFile, tallyText } from "./send-file.ts";
import type { SendOptions } from "./send-options.ts";
import { sendRow, tryRow } from "./send-row.ts";
import { watchInterrupts } from "./watch-interrupts.ts";

/** A restart of the gateway or of its database is over by then. */
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 16_000, 30_000];
const EXIT = { someNot: 2, notToTheEnd: 3 } as const;

/** Runs `leads send`. @throws CliError where it cannot begin. */
export async function sendLeads(path: string, options: SendOptions): Promise<void> {
  const concurrency = wholeNumber("--concurrency", options.concurrency, 256);
  const waitSeconds = wholeNumber("--wait-seconds", options.waitSeconds, 86_400 * 7);
  if (!(await isFile(path))) throw new CliError(`There is no file ${path}.`);
  const isCsv = !/\.(jsonl|ndjson)$/i.test(path);
  const survey = await surveyFile(path);
  const file = isCsv ? await openCsv(path, options.separator ?? null) : await openJsonLines(path);
  const mapping = mapHeaders(file.headers, readPairs("--map", options.map));
  const defaults = readDefaults(options.defaults);
  if (mapping.columns.every((column) => column === null))
    throw new CliError(
      `No column of ${path} is one of a lead: ${file.headers.join(", ")}. Say with --map which are.`,
    );
  if (mapping.ignored.length > 0) sayError(`Left out: ${mapping.ignored.join(", ")}`);

  const attempts = countAttempts();
  const guestcard = openGateway(options, PAUSES_MS, attempts.fetch);
  const integration = await findIntegration(guestcard, options.integration);
  const reading: Reading = {
    columns: mapping.columns,
    defaults,
    integrationId: integration.id,
    names: createNameResolver(guestcard, integration.id),
  };
  const journal = options.dryRun
    ? null
    : await openJournal(options.journal ?? `${path}.journal`, {
        file: survey.sha256,
        mapping: hashOf([mapping.columns, [...defaults], options.separator ?? null]),
        gateway: new URL(options.url).origin,
        integration: integration.id,
      });
  const refusals = createRefusals(path, file.headers, isCsv);
  const signal = watchInterrupts();
  const progress = startProgress(survey.lines, options.json === true);
  const { wereSentApart } = refusals;
  const send = journal
    ? (row: Parameters<typeof sendRow>[1]) =>
        sendRow({ guestcard, journal, attempts, wereSentApart }, row, reading)
    : (row: Parameters<typeof tryRow>[1]) => tryRow(guestcard, row, reading);
  let sent: Sent;
  let followed: Followed | null = null;
  try {
    sent = await sendFile({ file, refusals, progress, concurrency, signal, send });
    progress.end(tallyText(sent.tally));
    if (options.wait && journal && sent.stoppedBy === null) followed = await follow(journal);
  } finally {
    await refusals.close();
    await journal?.close();
  }
  report(options, path, sent, followed);

  async function follow(known: Journal): Promise<Followed> {
    const bar = startProgress(sent.tally.accepted + sent.tally.before, options.json === true);
    const ended = await followJobs({
      guestcard,
      journal: known,
      progress: bar,
      concurrency,
      signal,
      endsAt: Date.now() + waitSeconds * 1000,
      onFault: (number, fault) => refusals.add({ number, cells: [], fault: null }, [fault], false),
    });
    bar.end(followedText(ended));
    return ended;
  }
}

/** Says how it went and sets the exit code. */
function report(
  options: SendOptions,
  path: string,
  { tally, stoppedBy }: Sent,
  followed: Followed | null,
): void {
  const why =
    stoppedBy === BROKEN_OFF ? ["Broken off."] : stoppedBy === null ? [] : failureOf(stoppedBy).lines;
  const hasFaults = tally.refused + tally.unsure + (followed?.failed ?? 0) + (followed?.review ?? 0) > 0;
  const isOpen = stoppedBy !== null || (followed?.underWay ?? 0) > 0;
  if (options.json)
    sayJson({
      ...tally,
      dry_run: options.dryRun === true,
      finished: !isOpen,
      stopped_by: why[0] ?? null,
      followed,
    });
  else {
    if (options.dryRun)
      say(`Dry run, nothing was sent: ${tally.accepted} rows would be taken, ${tally.refused} not.`);
    else say([tallyText(tally), ...(followed ? [followedText(followed)] : [])].join("; "));
    if (hasFaults) say(`What and why: ${path}.report.csv`);
  }
  for (const line of why) sayError(line);
  if (isOpen) sayError("Run the same again: it goes on where it stopped, and nothing is sent twice.");
  if (isOpen) process.exitCode = EXIT.notToTheEnd;
  else if (hasFaults) process.exitCode = EXIT.someNot;
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new CliError(`${flag} must be a whole number from 1 to ${most}.`);
  return value;
}
