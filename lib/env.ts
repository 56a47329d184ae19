import { join, resolve } from "node:path";
import { z } from "zod";
import { DEFAULT_MAX_ENTRY_BYTES } from "./import/size-limit";
import { parseNumber } from "./map/numeric";
import { repositoryRoot } from "./repository-root";

const BYTES_PER_MEBIBYTE = 2 ** 20;
/** V8 holds no longer text than 512 MB less some bytes, and an entry becomes one. */
const LARGEST_TEXT_MB = 511;

// An empty variable is how shells and compose files say "not set".
const optionalText = z
  .string()
  .optional()
  .transform((text) => (text?.trim() ? text.trim() : undefined));

function megabytes(usual: number, largest: number) {
  return optionalText
    .transform((text) => (text === undefined ? usual : (parseNumber(text) ?? Number.NaN)))
    .refine(
      (size) => size > 0 && size <= largest,
      `must be a number of megabytes above 0${largest < Number.MAX_SAFE_INTEGER ? `, at most ${largest}` : ""}`,
    );
}

const environmentSchema = z.object({
  DATABASE_URL: optionalText.refine(
    (url) => url === undefined || /^postgres(ql)?:\/\//.test(url),
    "must be a PostgreSQL address such as postgresql://user:password@host:5432/lacuna",
  ),
  LACUNA_HOME: optionalText,
  LACUNA_ALLOWED_HOSTS: optionalText,
  LACUNA_MAX_UPLOAD_MB: megabytes(2000, Number.MAX_SAFE_INTEGER),
  LACUNA_MAX_ENTRY_MB: megabytes(DEFAULT_MAX_ENTRY_BYTES / BYTES_PER_MEBIBYTE, LARGEST_TEXT_MB),
});

export type Environment = {
  /** A PostgreSQL server of the user's own; the embedded one is used where it is absent. */
  databaseUrl: string | undefined;
  /** Absolute directory of everything Lacuna stores by itself. */
  lacunaHome: string;
  /** Host names beside the loopback ones that requests may be addressed to; commas between them. */
  allowedHosts: string[];
  /** Largest request body that is imported. */
  maxUploadMegabytes: number;
  /** Largest zip entry, unpacked, or value or line of a text, that is read of a log. */
  maxEntryBytes: number;
};

/** Reads the environment at the time of the call, so that a test or a command may set it first. */
export function getEnvironment(): Environment {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Error(`Environment variable ${issue.path.join(".")} ${issue.message}.`);
  }
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    lacunaHome: resolve(
      /* turbopackIgnore: true */ parsed.data.LACUNA_HOME ?? join(repositoryRoot(), ".lacuna"),
    ),
    allowedHosts: (parsed.data.LACUNA_ALLOWED_HOSTS ?? "")
      .split(",")
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
    maxUploadMegabytes: parsed.data.LACUNA_MAX_UPLOAD_MB,
    maxEntryBytes: Math.ceil(parsed.data.LACUNA_MAX_ENTRY_MB * BYTES_PER_MEBIBYTE),
  };
}
