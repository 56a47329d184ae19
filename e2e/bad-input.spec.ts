import {
  BAD_FILES,
  BAD_MAPS,
  BAD_QUERIES,
  BAD_SPEC_BUGS,
  listFaults,
  SOUND_MAP,
  SOUND_RECORDS,
} from "@/lib/requests/test-bad-input";
import { expect, test } from "./fixtures";

const PROJECT = "bad-input";
const API = "/api/v1/projects";

const STATUS = { usage: 400, invalid: 400, not_found: 404, conflict: 409, too_large: 413 };

// In order: one project for all cases, which is counted again at the end.
test.describe.configure({ mode: "default" });

test("sound records and a sound map are taken", async ({ request }) => {
  const map = await request.put(`${API}/${PROJECT}/map`, { data: SOUND_MAP });
  expect(map.status()).toBe(200);
  for (const path of [
    `${PROJECT}/imports`,
    `${PROJECT}/imports?campaign=corpus&kind=training`,
    "bad-input-mapless/imports",
  ]) {
    const records = await request.post(`${API}/${path}`, { data: Buffer.from(SOUND_RECORDS) });
    expect(await records.json()).toMatchObject({ runs: 3, set_aside: [], skipped: [], warnings: [] });
  }
});

for (const { what, bytes, format, used, message } of BAD_FILES) {
  test(`a log: ${what}`, async ({ request }) => {
    const campaign = what.toLowerCase().replace(/\W+/g, "-");
    const query = `campaign=${campaign}&name=log${format ? `&format=${format}` : ""}`;
    const response = await request.post(`${API}/${PROJECT}/imports?${query}`, { data: bytes });
    const body = await response.json();
    expect(response.status()).toBe(used === "nothing" ? 400 : 200);
    if (used === "nothing") {
      expect(body.error).toMatchObject({ code: "invalid", message: expect.stringMatching(message) });
    } else expect(listFaults(body).join("\n")).toMatch(message);
  });
}

for (const { what, bytes, message, code } of BAD_MAPS) {
  test(`a map: ${what}`, async ({ request }) => {
    const response = await request.put(`${API}/${PROJECT}/map`, { data: bytes });
    expect(response.status()).toBe(STATUS[code]);
    expect((await response.json()).error).toMatchObject({ code, message: expect.stringMatching(message) });
  });
}

for (const { verb, project = PROJECT, words, code, message } of BAD_QUERIES) {
  test(`a question: ${verb} ${new URLSearchParams(words)} of ${project}`, async ({ request }) => {
    const address = `${API}/${encodeURIComponent(project)}/${verb}?${new URLSearchParams(words)}`;
    const response = await request.get(address);
    expect(response.status()).toBe(STATUS[code]);
    expect((await response.json()).error).toMatchObject({ code, message: expect.stringMatching(message) });
  });
}

for (const { what, document, message } of BAD_SPEC_BUGS) {
  test(`a spec bug with ${what}`, async ({ request }) => {
    const response = await request.post(`${API}/${PROJECT}/spec-bugs`, { data: document });
    expect(response.status()).toBe(400);
    expect((await response.json()).error).toMatchObject({
      code: "usage",
      message: expect.stringMatching(message),
    });
  });
}

for (const [address, notice] of [
  ["map?rows=gone", /The map has no dimension “gone”/],
  ["map?where=a:gone", /A filter is left out: unknown value "gone" of a/],
  ["map?where=gone:x", /A filter is left out: unknown dimension "gone"/],
  ["map?at=a:gone", /The bucket is left out: unknown value "gone" of a/],
  ["map?at=gone:x", /The bucket is left out: unknown dimension "gone"/],
  ["map?at=a:x&at=a:y", /The bucket is left out: the bucket names a twice/],
  ["map?campaign=gone", /There is no campaign “gone”/],
  ["refine?campaign=gone", /There is no campaign “gone”/],
  ["refine?act=split&dimension=gone", /something that the map does not have/],
  ["refine?version=99999", /has no version 99999/],
  ["map?metric=gone", /The address asks for metric “gone”, which is not known/],
  ["buckets?at=a:gone", /A part of the bucket is left out: unknown value "gone" of a/],
  ["buckets?at=a:x&where=gone:x", /A filter is left out: unknown dimension "gone"/],
  ["buckets?at=a:x&outcome=gone", /There is no outcome “gone”/],
] as const) {
  test(`the page ${address} falls back and says so`, async ({ page }) => {
    const response = await page.goto(`/p/${PROJECT}/${address}`);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("status").first()).toContainText(notice);
  });
}

test("a run is named by its number alone", async ({ request }) => {
  for (const run of ["1e3", "0x1", "-1", "%00", "99999999999999999999"]) {
    for (const path of [`${API}/${PROJECT}/runs/${run}`, `${API}/${PROJECT}/runs/${run}/messages`]) {
      expect((await request.get(path)).status(), path).toBe(404);
    }
    expect((await request.get(`/p/${PROJECT}/runs/${run}`)).status(), run).toBe(404);
  }
});

test("nothing of it is half counted", async ({ request }) => {
  const verified = await request.get(`${API}/${PROJECT}/verify?reclassify=true`);
  expect(await verified.json()).toMatchObject({ ok: true, differences: [] });
});
