import { describe, expect, it } from "vitest";
import { parsePostmasterFile } from "./postmaster-file";

describe("parsePostmasterFile", () => {
  it("reads a server on a socket", () => {
    const text =
      "10636\n/home/a/.lacuna/postgres/data\n1795224407\n5432\n/tmp/lacuna-1\n\n  1234567   8\nready   \n";
    expect(parsePostmasterFile(text)).toEqual({
      processId: 10636,
      port: 5432,
      socketDirectory: "/tmp/lacuna-1",
    });
  });

  it("reads a server on the loopback interface", () => {
    const text = "77\n/data\n1795224407\n40123\n\n127.0.0.1\n  1   2\nready   \n";
    expect(parsePostmasterFile(text)).toEqual({ processId: 77, port: 40123, socketDirectory: "" });
  });

  it.each(["", "\n", "77\n/data\n", "nonsense\n/data\n1\n5432\n/tmp\n", "-77\n/data\n1\n5432\n/tmp\n"])(
    "gives null for %j",
    (text) => expect(parsePostmasterFile(text)).toBeNull(),
  );
});
