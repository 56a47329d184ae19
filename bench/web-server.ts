import { ensureBuild } from "@/lib/cli/serve/build-application";
import { startWebServer } from "@/lib/cli/serve/web-server";
import { repositoryRoot } from "@/lib/repository-root";
import { findFreePort } from "../scripts/find-free-port";

/** Runs `work` beside a production server over this database, built first where the build is not current. */
export async function withWebServer<T>(
  databaseUrl: string,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const root = repositoryRoot();
  if (!(await ensureBuild(root, () => console.error("Building the web pages.")))) {
    throw new Error("The build failed; its output is above.");
  }
  const server = await startWebServer(root, await findFreePort(), databaseUrl);
  try {
    return await work(server.address);
  } finally {
    await server.stop();
  }
}
