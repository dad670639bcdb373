/** All the environment of a process that a test starts: `given`, how to find programs, and where Node keeps what it compiled. */
export function childEnvironment(given: Readonly<Record<string, string>>): Record<string, string> {
  const cache = process.env["NODE_COMPILE_CACHE"];
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? "/",
    ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }),
    ...given,
  };
}
