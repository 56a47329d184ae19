import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Asks a person for one line; the end of input is an empty answer. */
export type Ask = (question: string) => Promise<string>;

/** Asks on a terminal, beside what a command prints on standard output. */
export function createAsk(input: Readable, output: Writable): Ask {
  return async (question) => {
    output.write(question);
    // Not in the terminal's raw mode: Ctrl-C stays a signal, as everywhere else.
    const lines = createInterface({ input, terminal: false });
    try {
      for await (const line of lines) return line;
      return "";
    } finally {
      lines.close();
    }
  };
}
