// The image's HEALTHCHECK: there is no shell and no curl in it. Ends with 0 where the process says that it lives.
const port = process.env["GUESTCARD_METRICS_PORT"] ?? "9464";
try {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2000) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
