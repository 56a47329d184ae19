import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { formatCanonicalJson } from "@/lib/import/canonical-json";
import version1 from "./golden/version-1.json";
import { renderSnapshotHtml } from "./render-snapshot";

/** SHA-256 of the page as the first Lacuna that made snapshots drew it. */
const PAGES = [
  ["coverage", "raw", "9170d13e6d690bddb3f4fa5e877933bf8452de617af9e8cb50fafbabb5a5b4d8"],
  ["coverage", "adjudicated", "7bbc4622b6d9320d177e825dbf882930d6c0ba98d6678af616cb3c08a0ab973c"],
  ["failure_rate", "raw", "a208dd309b7e79befdad83087b1c8f444545145fc5e6209f48bc33690d5ce0c3"],
  ["failure_rate", "adjudicated", "f13676e07ed5b75f72b28e44a97af89cffebf895ba86017a6cedff11f37ef254"],
] as const;

it.each(PAGES)("a first snapshot of %s, %s, is still drawn to the byte", (metric, counting, expected) => {
  const json = formatCanonicalJson({ ...version1, view: { ...version1.view, metric, counting } });
  const page = renderSnapshotHtml(json, { sha256: "0".repeat(64) });
  expect(createHash("sha256").update(page).digest("hex")).toBe(expected);
});
