import { expect, test } from "vitest";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { failure, success } from "@/lib/result";
import { handle, respond } from "./handle";

test("what is thrown is no more than a 500 to the client", async () => {
  const response = await handle(async () => {
    throw new Error("password=secret");
  });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
});

test("a database that is away is a 503", async () => {
  const response = await handle(async () => {
    throw new DatabaseUnavailableError("postgres://user:secret@host is away");
  });
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain("secret");
});

test("a disk that is full is a 503 that says so, and how to go on", async () => {
  const reason = "The folder of temporary files is full.";
  const response = await handle(async () => {
    throw new DatabaseUnavailableError("/secret is full.", { reason, advice: "Import again." });
  });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { message: `${reason} Import again.` } });
});

test("a connection lost in the middle of a query is a 503 that says so", async () => {
  const response = await handle(async () => {
    throw Object.assign(new Error("terminating connection"), { code: "57P01" });
  });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    error: { code: "unavailable", message: expect.stringMatching(/lost/) },
  });
});

test("a route may say in its own words that the server failed", async () => {
  const response = await handle(
    () => Promise.reject(new DatabaseUnavailableError("away")),
    ({ code }) => new Response(code, { status: 503 }),
  );
  expect(await response.text()).toBe("unavailable");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("an answer is kept by nobody unless it says otherwise", async () => {
  const cached = respond(success(1), { "Cache-Control": "private, no-cache" });
  expect((await handle(async () => cached)).headers.get("cache-control")).toBe("private, no-cache");
  expect((await handle(async () => respond(success(1)))).headers.get("cache-control")).toBe("no-store");
  expect((await handle(() => Promise.reject(new Error()))).headers.get("cache-control")).toBe("no-store");
});

test("results are answered as they are", async () => {
  expect(await respond(success({ a: 1 }), { ETag: '"1"' }).json()).toEqual({ a: 1 });
  expect(respond(failure("not_found", "no such project")).status).toBe(404);
});
