import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginProject, expectTruth } from "./project";

const API = "/api/v1/projects";

async function importRuns(request: APIRequestContext, project: string, campaign: string, ids: string[]) {
  await beginProject(project);
  const data = ids.map((id) => JSON.stringify({ id, outcome: "pass" })).join("\n");
  const response = await request.post(`${API}/${project}/campaigns/${campaign}/runs`, { data });
  expect(response.status()).toBe(200);
}

test("deletions are previewed, counted and told by tombstones", async ({ request }) => {
  const project = `${API}/housekeeping-delete`;
  await importRuns(request, "housekeeping-delete", "main", ["a", "b", "c"]);
  await importRuns(request, "housekeeping-delete", "main", ["d", "e"]);
  const { runs } = await (await request.get(`${project}/runs?campaign=main`)).json();
  const { run } = runs[0];

  const preview = await (await request.get(`${project}/runs/${run}/deletion`)).json();
  expect(preview).toMatchObject({ kind: "run", runs: 1, observations: 1, outcomes: { pass: 1 } });
  const gone = await request.delete(`${project}/runs/${run}?runs=1`);
  expect(gone.status()).toBe(200);
  expect(await gone.json()).toEqual(preview);
  for (const path of [`runs/${run}`, `runs/${run}/messages`, `runs/${run}/deletion`]) {
    const answer = await request.get(`${project}/${path}`);
    expect(answer.status(), path).toBe(404);
    const { error } = await answer.json();
    const tombstone = { kind: "run", campaign: "main", key: runs[0].id, again: null };
    expect(error).toMatchObject({ code: "not_found", details: { tombstone } });
  }
  await importRuns(request, "housekeeping-delete", "main", [runs[0].id]);
  const again = (await (await request.get(`${project}/runs/${run}`)).json()).error.details.tombstone.again;
  expect((await (await request.get(`${project}/runs/${again}`)).json()).id).toBe(runs[0].id);

  const { imports } = await (await request.get(`${project}/imports`)).json();
  const second = imports.at(-2).id;
  expect(await (await request.get(`${project}/imports/${second}/deletion`)).json()).toMatchObject({
    runs: 2,
  });
  expect((await request.delete(`${project}/imports/${second}?runs=2`)).status()).toBe(200);
  expect((await request.get(`${project}/imports/${second}`)).status()).toBe(404);
  await expectTruth("housekeeping-delete");

  const campaign = `${project}/campaigns/main`;
  const old = await request.delete(`${campaign}?runs=2`);
  expect(old.status()).toBe(409);
  expect((await old.json()).error.message).toContain("now holds 3 runs");
  for (const words of ["", "?runs=x", "?runs=-1", "?runs=3&yes=1"]) {
    expect((await request.delete(`${campaign}${words}`)).status(), words).toBe(400);
  }
  expect((await request.delete(`${campaign}?runs=3`)).status()).toBe(200);
  expect((await request.get(`${campaign}/deletion`)).status()).toBe(404);
  await expectTruth("housekeeping-delete");

  expect(await (await request.get(`${project}/deletion`)).json()).toMatchObject({ campaigns: 0, runs: 0 });
  expect((await request.delete(`${project}?runs=0`)).status()).toBe(200);
  const missing = await request.get(`${project}/campaigns`);
  expect(missing.status()).toBe(404);
  expect((await missing.json()).error.details.tombstone).toMatchObject({ kind: "project" });
});

test("a campaign made anew under its name is never answered from before", async ({ request }) => {
  const slug = "housekeeping-anew";
  const map = "name: M\ndimensions:\n  a: { from: metadata.a, values: [x] }\n";
  await beginProject(slug);
  await request.put(`${API}/${slug}/map`, { data: map, headers: { "content-type": "text/yaml" } });
  await importRuns(request, slug, "main", ["a", "b"]);
  const crossing = `${API}/${slug}/crossing?by=a`;
  const first = await request.get(crossing);
  expect((await first.json()).totals.runs).toBe(2);
  await request.delete(`${API}/${slug}/campaigns/main?runs=2`);
  await importRuns(request, slug, "main", ["c"]);
  const second = await request.get(crossing, { headers: { "if-none-match": first.headers().etag! } });
  expect(second.status()).toBe(200);
  expect((await second.json()).totals.runs).toBe(1);
});

test("projects and campaigns are renamed, archived and restored", async ({ request }) => {
  const project = `${API}/housekeeping-change`;
  await beginProject("housekeeping-changed");
  await importRuns(request, "housekeeping-change", "main", ["a"]);
  await importRuns(request, "housekeeping-change", "next", ["b"]);
  const listSlugs = async (path: string, noun: string): Promise<string[]> =>
    (await (await request.get(path)).json())[noun].map(({ slug }: { slug: string }) => slug);

  const shelved = await request.patch(`${project}/campaigns/next`, {
    data: { slug: "shelved", archived: true },
  });
  expect(await shelved.json()).toMatchObject({
    ...{ slug: "shelved", archived_at: expect.any(String), runs: 1, notes: expect.any(Array) },
  });
  expect(await listSlugs(`${project}/campaigns`, "campaigns")).toEqual(["main"]);
  expect(await listSlugs(`${project}/campaigns?archived=true`, "campaigns")).toEqual(["shelved", "main"]);
  expect((await (await request.get(`${project}/runs`)).json()).campaigns).toEqual(["main"]);

  const renamed = await request.patch(project, { data: { name: "Größe <b>", slug: "housekeeping-changed" } });
  expect(await renamed.json()).toMatchObject({ slug: "housekeeping-changed", name: "Größe <b>" });
  expect((await request.get(`${project}/campaigns`)).status()).toBe(404);
  const moved = `${API}/housekeeping-changed`;
  await request.patch(moved, { data: { archived: true } });
  expect(await listSlugs(API, "projects")).not.toContain("housekeeping-changed");
  expect(await listSlugs(`${API}?archived=true`, "projects")).toContain("housekeeping-changed");
  const restored = await request.patch(moved, { data: { archived: false } });
  expect(await restored.json()).toMatchObject({ archived_at: null });
  await expectTruth("housekeeping-changed");

  for (const [data, status] of [
    [{}, 400],
    [{ nope: 1 }, 400],
    [{ archived: "yes" }, 400],
    [{ name: "" }, 400],
    [{ slug: "No slug" }, 400],
    [{ slug: "demo" }, 409],
  ] as const) {
    expect((await request.patch(moved, { data })).status(), JSON.stringify(data)).toBe(status);
  }
  expect((await request.patch(`${moved}/campaigns/nope`, { data: { slug: "x" } })).status()).toBe(404);
});

test("other sites can neither delete nor rename", async ({ request }) => {
  await importRuns(request, "housekeeping-guarded", "main", ["a"]);
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const project = `${API}/housekeeping-guarded`;
  for (const attempt of [
    request.delete(`${project}?runs=1`, { headers }),
    request.delete(`${project}/campaigns/main?runs=1`, { headers }),
    request.patch(project, { data: { archived: true }, headers }),
  ]) {
    expect((await attempt).status()).toBe(403);
  }
});
