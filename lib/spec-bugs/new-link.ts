/** What a spec bug is to be linked to, by the numbers that pages and commands show. */
export type NewLink =
  | { kind: "run"; run: number }
  | { kind: "message"; run: number; branch?: number; message: number; quote?: string }
  | { kind: "mark"; mark: number }
  /** A bucket of the current map; without campaigns it stands for all of them. */
  | { kind: "bucket"; at: Record<string, string>; campaigns?: string[] }
  | { kind: "spec_bug"; number: number };
