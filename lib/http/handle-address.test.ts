import { expect, test } from "vitest";
import { success } from "@/lib/result";
import { respond } from "./handle";
import { handleAddress } from "./handle-address";

const echo = async (address: object) => respond(success(address));

test("numbers of an address are numbers, its slugs are words", async () => {
  const params = Promise.resolve({ project: "12", number: "3", comment: "4" });
  const response = await handleAddress(params, echo);
  expect(await response.json()).toEqual({ project: "12", number: 3, comment: 4 });
});

test("the first part that names nothing is a 404", async () => {
  const response = await handleAddress(Promise.resolve({ project: "p", number: "x", link: "y" }), echo);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: { message: '"x" is no spec bug; a spec bug is named by its number' },
  });
});
