import fc from "fast-check";
import { expect, test } from "vitest";
import { crossBucket } from "./cross-bucket";
import { crossing } from "./crossing";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";

test("a bucket by itself is the bucket of its crossing", () => {
  fc.assert(
    fc.property(arbitraryScenario(), ({ map, observations, by, where }) => {
      const cube = buildPlainCube(map, observations);
      const crossed = crossing(cube, map, { by, where });
      if (!crossed.ok) throw new Error(crossed.error.message);
      for (const bucket of crossed.value.buckets) {
        expect(crossBucket(cube, map, { at: bucket.at, where })).toEqual({ ok: true, value: bucket });
      }
    }),
    { numRuns: 300 },
  );
});
