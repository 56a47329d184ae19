import { describe, expect, it } from "vitest";
import { type DroppedEntry, walkEntries } from "./walk-entries";

function createFileEntry(name: string): DroppedEntry {
  return { isFile: true, isDirectory: false, name, file: (done) => done(new File(["x"], name)) };
}

/** A folder that hands its entries out 100 at a time, as Chromium does. */
function createFolder(name: string, entries: DroppedEntry[]): DroppedEntry {
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => {
      let next = 0;
      return {
        readEntries: (done) => {
          done(entries.slice(next, next + 100));
          next += 100;
        },
      };
    },
  };
}

describe("walkEntries", () => {
  it("finds every file of a folder that is handed out in parts", async () => {
    const entries = Array.from({ length: 250 }, (_, i) => createFileEntry(`${i}.eval`));
    const { files } = await walkEntries([createFolder("logs", [createFolder("deep", entries)])]);
    expect(files).toHaveLength(250);
    expect(files[249]!.name).toBe("logs/deep/249.eval");
  });

  it("leaves out what is hidden below a folder, and counts it", async () => {
    const folder = createFolder("logs", [
      createFileEntry(".DS_Store"),
      createFolder(".git", [createFileEntry("config")]),
      createFileEntry("a.eval"),
    ]);
    const choice = await walkEntries([folder, createFileEntry(".named.jsonl")]);
    expect(choice.files.map(({ name }) => name)).toEqual(["logs/a.eval", ".named.jsonl"]);
    expect(choice.hidden).toBe(2);
  });

  it("says what cannot be read, and goes on", async () => {
    const broken: DroppedEntry = {
      ...createFileEntry("gone.eval"),
      file: (_done, fail) => fail(new Error("The file was not found.")),
    };
    const { files, unreadable } = await walkEntries([
      createFolder("logs", [broken, createFileEntry("b.eval")]),
    ]);
    expect(files.map(({ name }) => name)).toEqual(["logs/b.eval"]);
    expect(unreadable).toEqual([{ name: "logs/gone.eval", message: "The file was not found." }]);
  });
});
