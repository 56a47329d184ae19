import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const preload = join(import.meta.dirname, "exit-with-parent.js");

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test("a child ends when its parent is killed", async () => {
  const child = `spawn(process.execPath, ["--import", ${JSON.stringify(preload)}, "-e", "setInterval(() => {}, 1000)"], { stdio: ["pipe", "ignore", "ignore"] })`;
  const parent = spawn(process.execPath, [
    "-e",
    `const { spawn } = require("node:child_process"); console.log(${child}.pid); setInterval(() => {}, 1000);`,
  ]);
  const [line] = await once(parent.stdout, "data");
  const childId = Number(String(line));
  expect(isAlive(childId)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isAlive(childId), { timeout: 10_000 }).toBe(false);
});
