import { expect, test } from "vitest";
import { refuseRequest } from "./refuse-request";

function ask(path: string): number | null {
  const headers = { host: "127.0.0.1:3000" };
  return refuseRequest(new Request(`http://127.0.0.1:3000${path}`, { headers }))?.status ?? null;
}

test.each(["/s/%", "/s/%ff%fe", "/p/%zz/map", "/api/v1/projects/%c3"])(
  "nothing is at %s, which is no text",
  (path) => {
    expect(ask(path)).toBe(404);
  },
);

test.each(["/", "/s/token.json", "/p/%C3%A9/map?search=%", "/p/a%2Fb"])("%s may be asked for", (path) => {
  expect(ask(path)).toBeNull();
});
