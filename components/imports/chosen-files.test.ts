import { describe, expect, it } from "vitest";
import { addChoice, NO_CHOICE, readInput, sumBytes } from "./chosen-files";

function createFile(path: string, text = "x"): File {
  const file = new File([text], path.split("/").at(-1)!);
  return Object.defineProperty(file, "webkitRelativePath", { value: path.includes("/") ? path : "" });
}

function namesOf({ files }: { files: { name: string }[] }): string[] {
  return files.map(({ name }) => name);
}

describe("readInput", () => {
  it("names a folder's files by their path, and leaves hidden ones out", () => {
    const paths = ["logs/a.eval", "logs/.git/config", "logs/deep/.x", "logs/deep/b.eval"];
    const choice = readInput(paths.map((path) => createFile(path)));
    expect(namesOf(choice)).toEqual(["logs/a.eval", "logs/deep/b.eval"]);
    expect(choice.hidden).toBe(2);
  });
  it("takes a hidden file or folder that was chosen by name", () => {
    expect(namesOf(readInput([createFile(".a.jsonl"), createFile(".logs/a.eval")]))).toEqual([
      ".a.jsonl",
      ".logs/a.eval",
    ]);
  });
});

describe("addChoice", () => {
  it("replaces a file of the same name, sorts, and adds up what was left out", () => {
    const first = { ...readInput([createFile("b", "1"), createFile("a", "22")]), hidden: 2 };
    const second = { ...readInput([createFile("b", "333")]), unreadable: [{ name: "c", message: "gone" }] };
    const both = addChoice(addChoice(NO_CHOICE, first), second);
    expect(namesOf(both)).toEqual(["a", "b"]);
    expect(sumBytes(both.files)).toBe(5);
    expect(both).toMatchObject({ hidden: 2, unreadable: [{ name: "c" }] });
  });
});
