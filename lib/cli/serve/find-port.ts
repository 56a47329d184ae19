import { createServer } from "node:net";
import { failure, type Result, success } from "@/lib/result";

/** Web pages and the API are for this machine alone. */
export const SERVER_HOST = "127.0.0.1";
export const DEFAULT_PORT = 3000;
const ATTEMPTS = 50;

/** The port to serve on: `wanted` or an error where it is taken; without one, the first free from 3000 on. */
export async function findPort(wanted: number | null): Promise<Result<number>> {
  if (wanted !== null) {
    if (await isPortFree(wanted)) return success(wanted);
    return failure(
      "usage",
      `port ${wanted} is in use or not allowed: stop the program that uses it, choose another port, ` +
        "or leave --port out to take the next free one",
    );
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + ATTEMPTS; port++) {
    if (await isPortFree(port)) return success(port);
  }
  return failure(
    "usage",
    `ports ${DEFAULT_PORT} to ${DEFAULT_PORT + ATTEMPTS - 1} are all in use: choose one with --port`,
  );
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: SERVER_HOST }, () => probe.close(() => resolve(true)));
  });
}
