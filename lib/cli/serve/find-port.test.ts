import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { findPort, SERVER_HOST } from "./find-port";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(port: number): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen({ port, host: SERVER_HOST }, resolve));
  return (server.address() as { port: number }).port;
}

test("a wanted port that is taken is explained, never replaced", async () => {
  const port = await occupy(0);
  expect(await findPort(port)).toMatchObject({ ok: false, error: { code: "usage" } });
});

test("without a wanted port a taken one is passed over", async () => {
  const first = await findPort(null);
  if (!first.ok) throw new Error(first.error.message);
  await occupy(first.value);
  const second = await findPort(null);
  expect(second.ok && second.value).toBeGreaterThan(first.value);
});
