import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A few at a time, as a worker makes them. */
const AT_ONCE = 4;

/**
 * Makes as many calls as the path of a request to this process says (`/3000`), and answers with the CPU time that each
 * took it, user and system. One request at a time.
 */
export function measureCalls(call: (n: number) => Promise<void>): void {
  let made = 0;
  const server = createServer((request, response) => {
    const calls = Number(request.url?.slice(1));
    const until = made + calls;
    const caller = async (): Promise<void> => {
      while (made < until) await call(made++);
    };
    const before = process.cpuUsage();
    void Promise.all(Array.from({ length: AT_ONCE }, caller)).then(
      () => {
        const { user, system } = process.cpuUsage(before);
        response.end(JSON.stringify({ microsACall: (user + system) / calls }));
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(
      `${JSON.stringify({ event: "bench_ready", url: `http://127.0.0.1:${String(port)}` })}\n`,
    );
  });
  process.once("SIGTERM", () => process.exit(0));
}
