import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const PROJECT = "spec-bugs-api";
const API = `/api/v1/projects/${PROJECT}/spec-bugs`;
const FIELDS = { title: "Fixes prices", fault: "silent", severity: "high" };

// In order: the tests share one project, whose spec bugs count from 1.
test.describe.configure({ mode: "default" });

let run: number;
test.beforeAll(async ({ request }) => {
  const record = {
    id: "x",
    metadata: { topic: "money", tone: "calm" },
    scores: { judge: "I" },
    messages: [{ role: "assistant", content: "Let us both charge $40." }],
  };
  await importText(PROJECT, "Spec bugs", JSON.stringify(record));
  const runs = await request.get(`/api/v1/projects/${PROJECT}/runs`);
  run = (await runs.json()).runs[0].run;
});

test("a spec bug is filed, edited, moved, linked and discussed by HTTP", async ({ request }) => {
  const links = [{ kind: "message", run, message: 0, quote: "both charge" }];
  const filed = await request.post(API, { data: { ...FIELDS, labels: ["eu"], links } });
  expect(filed.status()).toBe(201);
  expect(await filed.json()).toMatchObject({ ...FIELDS, number: 1, revision: 1, links: [{ id: "x", run }] });
  const edited = await request.patch(`${API}/1`, { data: { revision: 1, ruling: "Refuse." } });
  expect(await edited.json()).toMatchObject({ ...FIELDS, ruling: "Refuse.", labels: ["eu"], revision: 2 });
  const move = { revision: 2, status: "confirmed", reason: "seen" };
  expect(await (await request.post(`${API}/1/status`, { data: move })).json()).toMatchObject({ revision: 3 });
  const bucket = { kind: "bucket", at: { topic: "money" } };
  const linked = await (await request.post(`${API}/1/links`, { data: bucket })).json();
  expect(linked.links).toHaveLength(2);
  const link = `${API}/1/links/${linked.links[1].link}`;
  expect((await (await request.delete(link)).json()).links).toHaveLength(1);
  const talk = await (await request.post(`${API}/1/comments`, { data: { body: "Why?" } })).json();
  const comment = `${API}/1/comments/${talk.comments[0].comment}`;
  const mended = await (await request.patch(comment, { data: { body: "Why not?" } })).json();
  expect(mended.comments).toMatchObject([{ body: "Why not?" }]);
  expect(await (await request.delete(comment)).json()).toMatchObject({ comments: [], revision: 3 });
  expect(await (await request.get(`${API}/1`)).json()).toMatchObject({ status: "confirmed", revision: 3 });
  for (const [words, total, confirmed] of [
    ["", 1, 1],
    [`?run=${run}`, 1, 1],
    ["?at=topic:money", 1, 1],
    ["?at=topic:other", 0, 0],
    ["?status=suspected&status=resolved", 0, 1],
    ["?label=eu&search=refuse", 1, 1],
  ] as const) {
    expect(await (await request.get(`${API}${words}`)).json(), words).toMatchObject({
      total,
      counts: { by_status: { confirmed } },
    });
  }
});

test("an export is a file, the same one every time", async ({ request }) => {
  const markdown = await request.get(`${API}/export?format=markdown`);
  expect(markdown.headers()).toMatchObject({
    "content-type": "text/markdown; charset=utf-8",
    "content-disposition": `attachment; filename="${PROJECT}-spec-bugs.md"`,
  });
  const text = await markdown.text();
  expect(text).toMatch(/^# Spec bug 1: Fixes prices\n/);
  expect(await (await request.get(`${API}/export`)).text()).toBe(text);
  const json = await request.get(`${API}/export?format=json&status=confirmed`);
  expect(await json.json()).toEqual([await (await request.get(`${API}/1`)).json()]);
  expect((await request.get(`${API}/export?format=pdf`)).status()).toBe(400);
});

test("what is refused changes nothing, and says why", async ({ request }) => {
  const before = await (await request.get(`${API}/1`)).json();
  const far = "99999999999999999999";
  const refused: [method: string, path: string, data: unknown, status: number, message: RegExp][] = [
    ["POST", "", { ...FIELDS, extra: 1 }, 400, /unknown parameter .*extra/],
    [
      "POST",
      "",
      { ...FIELDS, links: [{ kind: "odd" }] },
      400,
      /^links.0: kind: the text "odd", expected run or message or /,
    ],
    [
      "POST",
      "",
      { ...FIELDS, links: [{ kind: "run", run, more: 1 }] },
      400,
      /^links.0: unknown parameter "more", expected one of kind, run$/,
    ],
    ["POST", "", { ...FIELDS, links: [{ kind: "run", run: 1e15 }] }, 404, /there is no run/],
    ["POST", "", { ...FIELDS, links: [{ kind: "mark", mark: 1e15 }] }, 404, /has no mark/],
    ["POST", "", [FIELDS], 400, /one JSON object/],
    ["PATCH", "/1", { revision: 3 }, 400, /say what to change: title, /],
    ["PATCH", "/1", { title: "Other" }, 400, /revision: .*missing/],
    ["PATCH", "/1", { revision: 2, title: "Other" }, 409, /at revision 3 by now, not 2/],
    ["PATCH", "/1", { revision: 3, status: "resolved" }, 400, /unknown parameter .*status/],
    ["POST", "/1/status", { revision: 3, status: "suspected", reason: "x" }, 409, /resolved or rejected/],
    ["POST", "/1/status", { revision: 3, status: "resolved", reason: " " }, 400, /reason: expected a reason/],
    ["POST", "/1/status", { revision: 3, status: "gone", reason: "x" }, 400, /status: /],
    ["POST", "/1/links", { kind: "message", run, message: 7 }, 404, /has no message 7; it has 1/],
    ["POST", "/1/links", { kind: "message", run, message: 0, quote: "no" }, 400, /does not say "no"/],
    ["POST", "/1/links", { kind: "bucket", at: { topic: "gone" } }, 400, /unknown value "gone"/],
    ["POST", "/1/links", { kind: "spec_bug", number: 1 }, 400, /not linked to itself/],
    ["POST", "/1/comments", { body: "\n" }, 400, /a comment that says something/],
    ["PATCH", "/1/comments/999999999", { body: "x" }, 404, /has no comment/],
    ["DELETE", "/1/comments/0", undefined, 404, /is no comment/],
    ["DELETE", `/1/links/${far}`, undefined, 404, /is no link/],
    ["GET", `/${far}`, undefined, 404, /is no spec bug/],
    ["GET", "/2", undefined, 404, /has no spec bug 2/],
    ["DELETE", "/%00", undefined, 404, /is no spec bug/],
    ["GET", "?search=%00", undefined, 200, /.*/],
    ["GET", "?odd=1", undefined, 400, /unknown parameter .*odd/],
  ];
  for (const [method, path, data, status, message] of refused) {
    const response = await request.fetch(`${API}${path}`, { method, data });
    const text = await response.text();
    expect(response.status(), `${method} ${path} ${text}`).toBe(status);
    expect(JSON.parse(text).error?.message ?? "").toMatch(message);
  }
  expect(await (await request.get(`${API}/1`)).json()).toEqual(before);
});

test("a deleted spec bug is answered once more, and the numbers of the map stay true", async ({
  request,
}) => {
  const gone = await request.delete(`${API}/1`);
  expect(await gone.json()).toMatchObject({ number: 1, ...FIELDS });
  expect((await request.get(`${API}/1`)).status()).toBe(404);
  await expectTruth(PROJECT);
});
