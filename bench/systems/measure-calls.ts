/** So many calls are made to warm up, then to be measured, a few at a time as a worker makes them. */
const WARM_UP = 500;
const AT_ONCE = 4;

/** Makes calls, says how much CPU time each took this process (user and system), and ends. */
export async function measureCalls(call: (n: number) => Promise<void>): Promise<void> {
  const calls = Number(process.env["CALLS"]);
  let made = 0;
  const make = async (until: number): Promise<void> => {
    const caller = async (): Promise<void> => {
      while (made < until) await call(made++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
  };
  await make(WARM_UP);
  const before = process.cpuUsage();
  await make(WARM_UP + calls);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${JSON.stringify({ event: "bench_ready", micros_a_call: (user + system) / calls })}\n`,
  );
  process.exit(0);
}
