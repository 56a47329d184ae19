import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { followResponses, setResponseStatus } from "./response-status";

let server: Server;
let address: string;

beforeAll(async () => {
  followResponses();
  server = createServer(async (request, response) => {
    // Another request is answered meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    if (request.url === "/gone") setResponseStatus(404);
    response.end("text");
    setResponseStatus(500);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

it("reaches the response of its own request, and no other", async () => {
  const paths = Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? "/gone" : "/there"));
  const statuses = await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(address + path);
      expect(await response.text()).toBe("text");
      return response.status;
    }),
  );
  expect(statuses).toEqual(paths.map((path) => (path === "/gone" ? 404 : 200)));
});

it("does nothing outside a request", () => {
  expect(() => setResponseStatus(404)).not.toThrow();
});
