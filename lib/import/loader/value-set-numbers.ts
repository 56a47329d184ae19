import type { ClassifiedObservation } from "@/lib/map/classify";

export type NumberedSet = { dimension: number; ordinal: number; members: readonly number[] };

/** Ordinals of a map version's value sets, as far as they are known here. */
export type ValueSetNumbers = {
  add(set: NumberedSet): void;
  get(dimension: number, members: readonly number[]): number | undefined;
};

export function createValueSetNumbers(): ValueSetNumbers {
  const ordinals = new Map<string, number>();
  const identify = (dimension: number, members: readonly number[]) => `${dimension}:${members.join()}`;
  return {
    add: (set) => ordinals.set(identify(set.dimension, set.members), set.ordinal),
    get: (dimension, members) => ordinals.get(identify(dimension, members)),
  };
}

/** The value sets among coordinates, each with its dimension. */
export function listMemberSets(coords: ClassifiedObservation["coords"]) {
  return coords.flatMap((members, dimension) =>
    typeof members === "number" ? [] : [{ dimension, members }],
  );
}

/** Coordinates as they are stored: every set by its ordinal, which `getOrdinal` must know. */
export function numberCoords(
  coords: ClassifiedObservation["coords"],
  getOrdinal: (dimension: number, members: readonly number[]) => number,
): number[] {
  return coords.map((members, dimension) =>
    typeof members === "number" ? members : getOrdinal(dimension, members),
  );
}
