import { describe, expect, it } from "vitest";
import { buildImportHref, buildImportsHref, loadImportsQuery } from "./imports-url";

describe("the addresses of imports", () => {
  it("leave out what is usual", () => {
    expect(buildImportsHref("demo")).toBe("/p/demo/imports");
    expect(buildImportsHref("demo", { before: 12 })).toBe("/p/demo/imports?before=12");
    expect(buildImportHref("demo", 3, { issue: 0 })).toBe("/p/demo/imports/3");
    expect(buildImportHref("demo", 3, { issue: 100 })).toBe("/p/demo/imports/3?issue=100");
  });

  it("name imports by numbers that a database can hold", () => {
    for (const text of ["", "0", "-1", "1.5", "x", "1e3", "2147483648"]) {
      expect(loadImportsQuery(`?before=${text}`)).toEqual({ before: null });
    }
    expect(loadImportsQuery("?before=7")).toEqual({ before: 7 });
  });
});
