/** One file that a run was read from, and the contents the run had there. */
export type RunSource = {
  /** Empty where the record named no file. */
  file: string;
  entry: string | null;
  /** Content hashes, in hexadecimal; several where one file holds the run more than once. */
  hashes: string[];
  /** The import that last found new content in this file. */
  import: number;
};

export type StoredRun = {
  id: number;
  hash: string;
  sources: RunSource[];
  /** The import that stored the content. */
  import: number;
};

export type IncomingRun = { identity: string; hash: string; file: string; entry: string | null };

export type Disposition = "new" | "unchanged" | "replaced";

export type Decided = {
  disposition: Disposition;
  /** The entry in which the same import has found the run before, in the same file. */
  before?: string;
};

export type MergeDecision = {
  /** What becomes of each incoming run, in their order. */
  decided: Decided[];
  /** Incoming runs whose content is stored, by their position; `id` is null where the run is new. */
  writes: { position: number; id: number | null; sources: RunSource[] }[];
  /** Stored runs that were only found in a further file. */
  touches: { id: number; sources: RunSource[] }[];
};

/** A run is told from others of its campaign by its id and attempt. */
export function runIdentity(key: string, attempt: number): string {
  return `${attempt} ${key}`;
}

/** The sources with this one noted, or null where nothing about it is new. */
function addSource(
  { hash: storedHash, sources, import: storedBy }: Omit<StoredRun, "id">,
  incoming: IncomingRun,
  importId: number,
): RunSource[] | null {
  const { file, entry, hash } = incoming;
  const known = sources.find((source) => source.file === file);
  if (known === undefined) return [...sources, { file, entry, hashes: [hash], import: importId }];
  // Content of another file replaced it in the same import, and would again. Replaced by a later
  // import, it was brought back on purpose.
  if (known.hashes.includes(hash) && (hash === storedHash || known.import === storedBy)) return null;
  // In one import a file may hold the run several times; in a later one the file has changed.
  const hashes = known.import === importId ? [...known.hashes, hash] : [hash];
  return sources.map((source) => (source === known ? { file, entry, hashes, import: importId } : source));
}

/** Where the import has found the run before in the file that it is in now. */
function findRepeat(sources: RunSource[], incoming: IncomingRun, importId: number): { before?: string } {
  const known = sources.find((source) => source.file === incoming.file && source.import === importId);
  return known?.entry && known.entry !== incoming.entry ? { before: known.entry } : {};
}

/**
 * Decides what becomes of runs that arrive in order. A run with the stored content is unchanged. So is
 * one that another file of the same import replaced: reading both again must change nothing. Any other
 * content replaces what is stored, also one that was stored before.
 */
export function decideMerge(
  incoming: readonly IncomingRun[],
  stored: ReadonlyMap<string, StoredRun>,
  importId: number,
): MergeDecision {
  type Progress = {
    id: number | null;
    hash: string;
    sources: RunSource[];
    import: number;
    position: number | null;
    touched: boolean;
  };
  const progress = new Map<string, Progress>();
  const decided = incoming.map((run, position): Decided => {
    const before = stored.get(run.identity);
    const current = progress.get(run.identity) ?? (before && { ...before, position: null, touched: false });
    if (current === undefined) {
      const first = { hash: run.hash, sources: [], import: importId };
      const sources = addSource(first, run, importId)!;
      progress.set(run.identity, { ...first, id: null, sources, position, touched: false });
      return { disposition: "new" };
    }
    const repeat = findRepeat(current.sources, run, importId);
    const sources = addSource(current, run, importId);
    if (run.hash === current.hash || sources === null) {
      if (sources !== null) progress.set(run.identity, { ...current, sources, touched: true });
      return { disposition: "unchanged", ...repeat };
    }
    progress.set(run.identity, { ...current, hash: run.hash, sources, import: importId, position });
    return { disposition: "replaced", ...repeat };
  });
  const writes: MergeDecision["writes"] = [];
  const touches: MergeDecision["touches"] = [];
  for (const { id, sources, position, touched } of progress.values()) {
    if (position !== null) writes.push({ position, id, sources });
    else if (touched && id !== null) touches.push({ id, sources });
  }
  return { decided, writes, touches };
}
