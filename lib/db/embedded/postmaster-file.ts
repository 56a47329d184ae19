/** What a running server writes into `postmaster.pid` of its data directory. */
export type PostmasterFile = {
  processId: number;
  port: number;
  /** Empty where it listens on no socket. */
  socketDirectory: string;
};

/** Reads the lines PostgreSQL documents for this file; null for one cut short or damaged. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const [processId, , , port, socketDirectory] = text.split("\n").map((line) => line.trim());
  if (!isCount(processId) || !isCount(port) || socketDirectory === undefined) return null;
  return { processId: Number(processId), port: Number(port), socketDirectory };
}

function isCount(text: string | undefined): text is string {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text);
}
