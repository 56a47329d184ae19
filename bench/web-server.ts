import { createServer } from "node:net";
import { ensureBuild } from "@/lib/cli/serve/build-application";
import { SERVER_HOST } from "@/lib/cli/serve/find-port";
import { startWebServer } from "@/lib/cli/serve/web-server";
import { repositoryRoot } from "@/lib/repository-root";

/** Runs `work` beside a production server over this database, built first where the build is not current. */
export async function withWebServer<T>(
  databaseUrl: string,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const root = repositoryRoot();
  if (!(await ensureBuild(root, () => console.error("Building the web pages.")))) {
    throw new Error("The build failed; its output is above.");
  }
  const server = await startWebServer(root, await takeFreePort(), databaseUrl);
  try {
    return await work(server.address);
  } finally {
    await server.stop();
  }
}

/** A port that the system hands out, so that a server in use is left alone. */
function takeFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: SERVER_HOST }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
