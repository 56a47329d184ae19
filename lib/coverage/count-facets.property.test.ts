import fc from "fast-check";
import { expect, it } from "vitest";
import { listHeld } from "./brute-force";
import { listBucketVectors } from "./bucket-vectors";
import { countFacets } from "./count-facets";
import { countKept } from "./count-kept";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";
import { STATE_FILTERS } from "./state-filter";

it("counts what each value would keep under the other filters", () => {
  fc.assert(
    fc.property(arbitraryScenario(), ({ map, observations, where }) => {
      const facets = countFacets(buildPlainCube(map, observations), map, where);
      const names = [...map.dimensions.map(({ id }) => id), ...STATE_FILTERS.map(({ id }) => id as string)];
      expect([...facets.keys()]).toEqual(names);
      for (const name of names) {
        const others = where.filter(({ dimension }) => dimension !== name);
        const kept = observations.filter((observation) =>
          others.every(
            ({ dimension, values, negate }) =>
              listHeld(observation, dimension).some((id) => values.includes(id)) !== negate,
          ),
        );
        for (const [id, count] of facets.get(name)!) {
          expect(count).toBe(kept.filter((observation) => listHeld(observation, name).includes(id)).length);
        }
      }
    }),
    { numRuns: 500 },
  );
});

it("counts what a list filtered to the value holds", () => {
  fc.assert(
    fc.property(arbitraryScenario(), ({ map, observations, where }) => {
      const cube = buildPlainCube(map, observations);
      for (const [dimension, counts] of countFacets(cube, map, where)) {
        const others = where.filter((filter) => filter.dimension !== dimension);
        for (const [id, count] of counts) {
          const only = [...others, { dimension, values: [id], negate: false }];
          const listed = listBucketVectors(cube, map, { at: {}, where: only });
          expect(listed.ok && listed.value.observations).toBe(count);
          expect(countKept(cube, map, only)).toEqual({ ok: true, value: count });
        }
      }
    }),
    { numRuns: 100 },
  );
});
