import { lockProjectShared } from "@/lib/db/advisory-locks";
import { closeDatabase, openDatabase } from "@/lib/db/database";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const PROJECT = "rebucketed";
const ADDRESS = `/api/v1/projects/${PROJECT}`;

/** Few runs with so many observations that a map is applied in the background. */
const RUNS = Array.from({ length: 50 }, (_, run) => {
  const observations = Array.from({ length: 420 }, (_, key) => ({
    key: `t${key}`,
    metadata: { topic: key % 2 ? "money" : "power", tone: "calm" },
    scores: { judge: key % 10 ? "C" : "I" },
  }));
  return `${JSON.stringify({ id: `r${run}`, observations })}\n`;
}).join("");

test.afterAll(() => closeDatabase());

/** Keeps a new version from its place, as a batch of an import does, until what is returned is called. */
async function holdMap(): Promise<() => Promise<void>> {
  const { pool, prisma } = await openDatabase();
  const { id } = await prisma.project.findUniqueOrThrow({ where: { slug: PROJECT } });
  const client = await pool.connect();
  await client.query("BEGIN");
  await lockProjectShared(client, id);
  return async () => {
    await client.query("COMMIT");
    client.release();
  };
}

test("a new version of the map is applied in the background, seen on the map's pages, cancelled there, and applied", async ({
  page,
  request,
}) => {
  await importText(PROJECT, "Rebucketed", RUNS);
  const { text } = await (await request.get(`${ADDRESS}/map`)).json();
  const data = text.replace("[money, power]", "[power, money]");
  const release = await holdMap();
  const words = "author=Ada&reason=the%20order%20matters&base=1";
  const answer = await request.put(`${ADDRESS}/map?${words}`, { data });
  expect(answer.status()).toBe(202);
  const { id } = await answer.json();
  expect(answer.headers().location).toBe(`${ADDRESS}/rebucketings/${id}`);

  await page.goto(`/p/${PROJECT}/map`);
  const notice = page.getByRole("region", { name: "New version of the map" });
  await expect(notice).toContainText("being applied by Ada: the order matters");
  await expect(notice.getByRole("progressbar")).toBeVisible();
  await expectAccessible(page, "the map while a new version is applied");
  await page.goto(`/p/${PROJECT}/map-file`);
  await expect(notice).toContainText("putting the new version in place");
  await page.waitForLoadState("networkidle");
  await notice.getByRole("button", { name: "Cancel the new version" }).click();
  await expect(notice).toContainText("Ending; the map stays as it is.");
  await release();
  await expect(notice).toHaveCount(0);
  await expect(page.getByText("The new version was cancelled. The map before it still holds.")).toBeVisible();
  await expect(page.getByText("version 1, applied")).toBeVisible();

  const ended = await (await request.get(`${ADDRESS}/rebucketings/${id}`)).json();
  expect(ended).toMatchObject({ state: "cancelled", author: "Ada", base_version: 1, made_version: null });
  const again = await request.post(`${ADDRESS}/rebucketings/${id}/retry`);
  expect(again.status()).toBe(202);
  await page.reload();
  await expect(page.getByText("version 2, applied")).toBeVisible();
  await expectTruth(PROJECT);
  const outdated = await request.put(`${ADDRESS}/map?${words}`, { data: `${data}# again\n` });
  expect(outdated.status()).toBe(409);
});
