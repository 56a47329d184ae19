import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { SERVER_HOST } from "@/lib/cli/serve/find-port";

/** A port that the system hands out: two servers that look for the next free one at once would find the same. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, SERVER_HOST);
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
