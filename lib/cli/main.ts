import { createContext } from "./context";
import { runCli } from "./run-cli";

const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => {
    // Whoever asks twice does not want to wait for a tidy end.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });
}

process.exitCode = await runCli(
  process.argv.slice(2),
  createContext(process.stdout, process.stderr, interruption.signal),
);
if (interruption.signal.aborted) process.exit();
