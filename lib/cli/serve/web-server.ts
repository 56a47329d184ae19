import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SERVER_HOST } from "./find-port";

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
const POLL_MS = 100;

export type WebServer = {
  address: string;
  /** Resolves with the exit code once the server has ended, for whatever reason. */
  ended: Promise<number | null>;
  stop: () => Promise<void>;
};

/** Serves the production build on this machine alone, over a database that is open already. */
export async function startWebServer(root: string, port: number, databaseUrl: string): Promise<WebServer> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      pathToFileURL(join(root, "lib/cli/serve/exit-with-parent.js")).href,
      join(root, "node_modules/next/dist/bin/next"),
      "start",
      "--port",
      String(port),
      "--hostname",
      SERVER_HOST,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: databaseUrl,
      },
      // The pipe is never written to; see exit-with-parent.js.
      stdio: ["pipe", process.env.LACUNA_DEBUG ? 2 : "ignore", 2],
    },
  );
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
  const server = {
    address: `http://${SERVER_HOST}:${port}`,
    ended,
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
      await ended;
      clearTimeout(timer);
    },
  };
  const answered = await Promise.race([waitForAnswer(server.address), ended.then(() => false)]);
  if (!answered) {
    await server.stop();
    throw new Error("The web server did not start; run again with LACUNA_DEBUG=1 to see its output.");
  }
  return server;
}

async function waitForAnswer(address: string): Promise<boolean> {
  const endMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < endMs) {
    // Any answer will do: whether the database can be reached is another question.
    const answered = await fetch(`${address}/api/v1/projects`).then(
      (response) => response.body?.cancel().then(() => true) ?? true,
      () => false,
    );
    if (answered) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
}
