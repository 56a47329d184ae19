import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { findFreePort } from "../scripts/find-free-port";

const COMMAND = fileURLToPath(new URL("../lib/cli/lacuna.js", import.meta.url));

export type OwnServer = { address: string; home: string; stop: () => Promise<void> };

/** A server with an empty database of its own, for tests that would disturb the others. */
export async function startOwnServer(
  name: string,
  environment: Record<string, string> = {},
): Promise<OwnServer> {
  const home = await mkdtemp(fileURLToPath(new URL(`../.lacuna/e2e-${name}-`, import.meta.url)));
  const child = spawn(process.execPath, [COMMAND, "serve", "--port", String(await findFreePort())], {
    env: { ...process.env, LACUNA_HOME: home, DATABASE_URL: "", ...environment },
  });
  const address = await waitForAddress(child);
  return {
    address,
    home,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      await rm(home, { recursive: true, force: true });
    },
  };
}

function waitForAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (address) resolve(address);
      });
    }
    child.once("exit", () => reject(new Error(`the server ended: ${output}`)));
  });
}
