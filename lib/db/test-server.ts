import { join } from "node:path";
import { joinEmbeddedServer } from "@/lib/db/embedded/membership";
import { getEnvironment } from "@/lib/env";

/** A share in the server that tests make their databases on. */
export type TestServer = { url: string; leave(): Promise<void> };

/** The server of `DATABASE_URL`, else an embedded one of the tests' own, so that no test touches a user's data. */
export async function joinTestServer(): Promise<TestServer> {
  const { databaseUrl, lacunaHome } = getEnvironment();
  if (databaseUrl) return { url: databaseUrl, leave: async () => {} };
  return joinEmbeddedServer(join(lacunaHome, "test"));
}

/** Holds the server from the first test file to the last: each would start and stop it otherwise. */
export default async function holdTestServer(): Promise<() => Promise<void>> {
  const { leave } = await joinTestServer();
  return leave;
}
