import { Command, InvalidArgumentError } from "commander";
import { openDatabase } from "@/lib/db/database";
import { repositoryRoot } from "@/lib/repository-root";
import { loadDemo } from "@/lib/services/maps/load-demo";
import type { Context } from "../context";
import { EXIT_FAILED } from "../exit-codes";
import { printError } from "../print-answer";
import { ensureBuild } from "../serve/build-application";
import { DEFAULT_PORT, findPort } from "../serve/find-port";
import { keepDatabase } from "../serve/keep-database";
import { startWebServer, type WebServer } from "../serve/web-server";

const LARGEST_PORT = 65_535;

export function createServeCommand(context: Context): Command {
  return new Command("serve")
    .description("start the database and the web pages on this machine")
    .option("--demo", "load the demo project where it is absent")
    .option(
      "--port <port>",
      `port to serve on; the first free one from ${DEFAULT_PORT} on unless named`,
      parsePort,
    )
    .action(async (options: { demo?: boolean; port?: number }) => {
      context.endsItself = true;
      // A named port that is taken is told before the work that takes time.
      const named = options.port ?? null;
      const port = await findPort(named);
      if (!port.ok) return printError(context, port.error, {});
      await serve(named, options.demo ?? false);
    });

  async function serve(named: number | null, demo: boolean): Promise<void> {
    const root = repositoryRoot();
    const db = await openDatabase();
    if (demo) await loadDemo(db, (line) => context.noteProgress(line));
    if (context.signal.aborted) return;
    const onBuild = () =>
      context.note("Building the web pages; this happens once, and again after a change of the sources.");
    if (!(await ensureBuild(root, onBuild, context.signal))) {
      if (context.signal.aborted) return;
      context.note("error: the build failed; its output is above");
      context.exitCode = EXIT_FAILED;
      return;
    }
    const port = await findPort(named);
    if (!port.ok) return printError(context, port.error, {});
    if (named === null && port.value !== DEFAULT_PORT) {
      context.note(`Port ${DEFAULT_PORT} is in use; taking ${port.value}.`);
    }
    const server = await startWebServer(root, port.value, db.url);
    await context.write(formatWelcome(server.address));
    const ending = new AbortController();
    const kept = keepDatabase(AbortSignal.any([context.signal, ending.signal]), context.note);
    try {
      await waitForEnd(server);
    } finally {
      ending.abort();
      await kept;
    }
  }

  async function waitForEnd(server: WebServer): Promise<void> {
    const interrupted = new Promise<"interrupted">((resolve) => {
      if (context.signal.aborted) resolve("interrupted");
      context.signal.addEventListener("abort", () => resolve("interrupted"));
    });
    if ((await Promise.race([interrupted, server.ended])) === "interrupted") {
      context.note("Stopping.");
      return server.stop();
    }
    // Ctrl-C reaches the whole process group: the server may end before the signal is dealt with here.
    await new Promise((resolve) => setImmediate(resolve));
    if (context.signal.aborted) return;
    context.note("error: the web server ended by itself");
    context.exitCode = EXIT_FAILED;
  }
}

function formatWelcome(address: string): string {
  return [
    "",
    `Lacuna is at ${address}`,
    "",
    "Import your own logs, in another terminal:",
    "  npx lacuna map suggest LOG... > map.yaml",
    "  npx lacuna import LOG... --project NAME --map map.yaml",
    "",
    "Ctrl-C stops everything.",
    "",
  ].join("\n");
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > LARGEST_PORT) {
    throw new InvalidArgumentError(`a port is a whole number from 1 to ${LARGEST_PORT}.`);
  }
  return port;
}
