import type { Page } from "@playwright/test";

/** Drops files and folders of this machine onto the page, as a hand does: through the browser's own drag. */
export async function dropPaths(page: Page, ...paths: string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const box = (await page.getByRole("button", { name: /^Drop log files/ }).boundingBox())!;
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, ...place, data });
  }
  await browser.detach();
}
