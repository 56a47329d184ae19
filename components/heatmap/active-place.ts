import { useSyncExternalStore } from "react";

type At = Record<string, string> | null;

/** The place of the map under the pointer or the focus; the map itself is not drawn again when it moves. */
export type ActivePlace = {
  get: () => At;
  set: (at: At) => void;
  subscribe: (listen: () => void) => () => void;
};

export function createActivePlace(initial: At): ActivePlace {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    get: () => current,
    set: (at) => {
      if (JSON.stringify(at) === JSON.stringify(current)) return;
      current = at;
      for (const listen of listeners) listen();
    },
    subscribe: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

export function useActivePlace({ get, subscribe }: ActivePlace): At {
  return useSyncExternalStore(subscribe, get, get);
}
