import { DatabaseUnavailableError } from "./database-unavailable-error";

const DISK_FULL = "The disk that holds the database is full. Free some space and try again.";
const UNREACHABLE = "The database cannot be reached. Check that its server runs.";
const LOST = "The connection to the database was lost.";
const CROWDED = "The database has no connection left. Close other programs that use it and try again.";

/** PostgreSQL's error codes that tell of the server, not of the query. */
const SQLSTATES: readonly (readonly [RegExp, string])[] = [
  [/^53100$/, DISK_FULL],
  [/^53300$/, CROWDED],
  [/^53(000|200|400)$/, "The database server has run out of memory or of another resource."],
  [/^58030$/, "The disk that holds the database does not read or write."],
  [/^57P03$/, "The database is starting or stopping. Try again in a moment."],
  [/^57P0[1245]$|^08\w{3}$/, LOST],
];

/** What Prisma calls the same faults, in its own codes and in those of its driver adapter. */
const PRISMA_FAULTS: Record<string, string> = {
  P1001: UNREACHABLE,
  P1002: UNREACHABLE,
  P1008: LOST,
  P1017: LOST,
  P2037: CROWDED,
  DatabaseNotReachable: UNREACHABLE,
  ConnectionClosed: LOST,
  SocketTimeout: LOST,
  TooManyConnections: CROWDED,
};

/**
 * What pg and Node say in words: Prisma keeps only those of a socket's fault. With its system call an
 * error is the database's: a browser that leaves in the middle of an upload is a reset without one.
 */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^(connect|getaddrinfo) E[A-Z_]+/m, UNREACHABLE],
  [
    /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)/m,
    UNREACHABLE,
  ],
  [/^(read|write) (ECONNRESET|EPIPE|ETIMEDOUT)/m, LOST],
  [/^Connection terminated|is not queryable$/m, LOST],
];

/**
 * What is wrong with the database where an error tells of that (it is away, it went away, it is full)
 * rather than of what was asked of it; null for every other error.
 */
export function describeDatabaseFault(error: unknown): string | null {
  for (const link of listCauses(error)) {
    const fault = describeLink(link);
    if (fault !== null) return fault;
  }
  return null;
}

function describeLink(link: object): string | null {
  if (link instanceof DatabaseUnavailableError) return link.message;
  const { code, errorCode, originalCode, kind, message } = link as Record<string, unknown>;
  if (code === "ENOSPC") return DISK_FULL;
  for (const name of [code, errorCode, originalCode, kind]) {
    if (typeof name !== "string") continue;
    const fault = PRISMA_FAULTS[name] ?? SQLSTATES.find(([pattern]) => pattern.test(name))?.[1];
    if (fault !== undefined) return fault;
  }
  if (typeof message !== "string") return null;
  return MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}

/** An error and all it carries: its causes, those of an aggregate, and what Prisma wraps. */
function listCauses(error: unknown): object[] {
  const found = new Set<object>();
  const pending = [error];
  while (pending.length > 0) {
    const link = pending.shift();
    if (typeof link !== "object" || link === null || found.has(link)) continue;
    found.add(link);
    const { cause, errors, meta } = link as Record<string, unknown>;
    pending.push(cause, (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError);
    if (Array.isArray(errors)) pending.push(...errors);
  }
  return [...found];
}
