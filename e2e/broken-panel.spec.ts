import { test as bare, expect } from "@playwright/test";
import { closeDatabase, openDatabase } from "@/lib/db/database";
import { expectTruth } from "./project";

bare.afterAll(closeDatabase);

// Errors on the console are what is expected here.
bare(
  "a transcript that cannot be read leaves the run's details, and comes back",
  async ({ page, request }) => {
    const record = { id: "spoiled", outcome: "fail", messages: [{ role: "user", content: "still here" }] };
    const records = "/api/v1/projects/broken-panel/campaigns/main/runs";
    const imported = await request.post(records, { data: JSON.stringify(record) });
    expect(imported.status(), await imported.text()).toBe(200);
    const listed = await (await request.get("/api/v1/projects/broken-panel/runs")).json();
    const run: number = listed.runs[0].run;
    const { pool } = await openDatabase();
    const { rows } = await pool.query("SELECT body FROM transcript_window WHERE run_id = $1", [run]);
    const spoil = (body: Buffer) =>
      pool.query("UPDATE transcript_window SET body = $2 WHERE run_id = $1", [run, body]);
    await spoil(Buffer.from("no deflated JSON"));

    const address = `/p/broken-panel/runs/${run}`;
    await page.goto(address);
    const failure = page.getByRole("alert").filter({ hasText: "The transcript failed to load" });
    await expect(failure).toBeVisible();
    await expect(page.getByRole("complementary", { name: "Run details" })).toContainText("outcome");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("spoiled");
    const answer = await request.get(`/api/v1/projects/broken-panel/runs/${run}/messages`);
    expect(answer.status()).toBe(500);
    const { error } = await answer.json();
    expect(error).toEqual({ code: "internal", message: expect.any(String), details: null });
    expect(JSON.stringify(error)).not.toMatch(/inflate|zlib|\bat \/|node:/);

    await spoil(rows[0].body);
    await failure.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("feed", { name: "Transcript" })).toContainText("still here");
    await expect(failure).toHaveCount(0);
    await expectTruth("broken-panel");
  },
);

bare("a map whose server is away keeps its picture, says so, and goes on", async ({ page, context }) => {
  // Without the counts at hand, every change asks the server.
  await context.route("**/cube?*", (route) => route.abort("connectionrefused"));
  await page.goto("/p/demo/map");
  await page.waitForLoadState("networkidle");
  const grid = page.getByRole("grid", { name: "Coverage map" });
  const before = await grid.getByRole("gridcell").count();
  // Nothing at all is answered, as by a server that was stopped.
  await context.route("**/*", (route) => route.abort("connectionrefused"));
  await page.getByLabel("Rows").first().selectOption("severity");
  await expect(page.getByRole("alert").filter({ hasText: "Lacuna does not answer" })).toBeVisible();
  expect(await grid.getByRole("gridcell").count()).toBeGreaterThan(0);
  expect(before).toBeGreaterThan(0);
  await context.unrouteAll();
  await page.getByRole("button", { name: "Try again now" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Lacuna does not answer" })).toHaveCount(0);
  await expect(page).toHaveURL(/rows=severity/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Severity");
});
