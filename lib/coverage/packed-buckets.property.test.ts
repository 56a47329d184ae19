import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCrossings } from "./compare-crossings";
import { crossing } from "./crossing";
import { packBuckets, unpackBuckets } from "./packed-buckets";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";

it("unpacks what it packed, with verdicts, filters and comparisons, also after a way through JSON", () => {
  fc.assert(
    fc.property(arbitraryScenario(), fc.nat(20), ({ map, observations, by, where }, cut) => {
      const [own, other] = [observations, observations.slice(cut)].map((some) =>
        crossing(buildPlainCube(map, some), map, { by, where }),
      );
      if (!own!.ok || !other!.ok) throw new Error("not crossed");
      const compared = compareCrossings(own!.value, other!.value, where);
      for (const { buckets } of [own!.value, compared]) {
        expect(unpackBuckets(JSON.parse(JSON.stringify(packBuckets(buckets))))).toEqual(buckets);
      }
    }),
    { numRuns: 100 },
  );
});

it("leaves out what verdicts leave as it is", () => {
  const { map, observations, by } = fc.sample(arbitraryScenario(), { numRuns: 1, seed: 1 })[0]!;
  const open = observations.map((observation) => ({ ...observation, state: 1 }));
  const crossed = crossing(buildPlainCube(map, open), map, { by, where: [] });
  if (!crossed.ok) throw new Error(crossed.error.message);
  const { shapes } = packBuckets(crossed.value.buckets);
  expect(shapes.flat().filter((path) => path.startsWith("adjudicated"))).toEqual([]);
});
