/** What is masked: where files lie, who somebody is, and what opens something. */
export type SecretKind = "path" | "email" | "key";

/** A rule that finds secrets in text. A group named `lead` stays as it is. */
export type SecretPattern = {
  kind: SecretKind;
  pattern: RegExp;
  /** Whether what was found is a secret indeed; `lead` is what stands before it. */
  accepts?: (secret: string, lead: string) => boolean;
};

// A path begins where a word does: "and/or", "km/h" and "acme/m1" are none.
const START = "(?<lead>^|[\\s\"'`=:,;(<>\\[{|])";
const NAME = "[^\\s/\\\\\"'`<>|,;:*?()\\[\\]{}]";
/** A folder's name; further words of it begin with a capital or a digit, so that prose after a path stays. */
const FOLDER = `${NAME}+(?: [\\p{Lu}\\d]${NAME}*){0,3}`;
const WINDOWS_FOLDER = `${NAME}+(?: ${NAME}+){0,3}`;

const PATHS = [
  `${START}file:(?:\\/{1,3}|[A-Za-z]:)[^\\s"'\`<>|,;()\\[\\]{}]+`,
  `(?<lead>^|[^A-Za-z0-9])[A-Za-z]:(?:\\\\{1,2}|\\/)(?:${WINDOWS_FOLDER}\\\\{1,2}|${NAME}+\\/)*${NAME}+`,
  `${START}(?:s3a?|gs|az|abfss?|hdfs|smb|sftp|nfs):\\/\\/[^\\s"'\`<>|,;()\\[\\]{}]+`,
  `${START}\\/(?:${FOLDER}\\/)+${NAME}*`,
  `${START}~\\/(?:${FOLDER}\\/)*${NAME}*`,
  `${START}~[a-z_][\\w-]*\\/(?:${FOLDER}\\/)+${NAME}*`,
  `${START}(?:\\$HOME|\\$\\{HOME\\}|%[A-Z_]{4,20}%)[/\\\\](?:${FOLDER}[/\\\\])*${NAME}*`,
  `${START}\\\\{2,4}[A-Za-z0-9][\\w.$-]+\\\\{1,2}(?:${WINDOWS_FOLDER}\\\\{1,2})*${NAME}{2,}`,
].map((source): SecretPattern => ({ kind: "path", pattern: new RegExp(source, "gu") }));

const SHORTEST_KEY = 16;
const MOST_WORDLIKE_CHANGES = 3;

function isLong(text: string): boolean {
  return text.length >= SHORTEST_KEY;
}

/** Whether small letters, capitals and digits alternate as they do in no word. */
function isRandomLooking(text: string): boolean {
  const changes = text.match(/[a-z](?=[A-Z\d])|\d(?=[A-Za-z])|[A-Z](?=\d)/g) ?? [];
  return isLong(text) && changes.length > MOST_WORDLIKE_CHANGES;
}

/** Keys that are known by how they begin. Lengths are checked apart, which keeps the patterns simple. */
const PREFIXED_KEYS = [
  "[srp]k[-_][A-Za-z0-9_-]+",
  "A(?:KIA|SIA)[A-Z0-9]+",
  "gh[opsur]_[A-Za-z0-9]+",
  "github_pat_[A-Za-z0-9_]+",
  "(?:hf|npm|gsk|r8|tgp_v1)_[A-Za-z0-9_-]+",
  "glpat-[A-Za-z0-9_-]+",
  "AIza[A-Za-z0-9_-]+",
  "(?:xox[a-z]|xapp)-[A-Za-z0-9-]+",
  "SG\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+",
  "ya29\\.[A-Za-z0-9_-]+",
  "dapi[a-f0-9]+",
  "nvapi-[A-Za-z0-9_-]+",
].map(
  (source): SecretPattern => ({
    kind: "key",
    pattern: new RegExp(`(?<lead>^|[^A-Za-z0-9])${source}`, "gu"),
    accepts: isLong,
  }),
);

// Quotation marks may be escaped: the text may be part of JSON, or of a map.
const OTHER_KEYS: SecretPattern[] = [
  {
    kind: "key",
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/gu,
  },
  {
    kind: "key",
    pattern: /(?<lead>^|[^\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gu,
    accepts: isLong,
  },
  {
    kind: "key",
    pattern:
      /(?<lead>(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks)\/)[\w/-]+/gu,
  },
  { kind: "key", pattern: /(?<lead>:\/\/)[^\s/:@"'<>]*:[^\s/:@"'<>]+(?=@)/gu },
  {
    kind: "key",
    pattern:
      /(?<lead>Authorization\\?["']?[ \t]?[:=][ \t]?\\?["']?(?:Bearer|Basic|Digest|Token)[ \t])(?:[^\s"',;\\]|\\(?!["']))+/giu,
  },
  { kind: "key", pattern: /(?<lead>\bBearer[ \t])[\w.~+/=-]+/giu, accepts: isRandomLooking },
  {
    kind: "key",
    pattern:
      /(?<lead>(?:key|token|secret|credential|signature|sig|password|passwd|pwd)s?\\?["']?[ \t]?[:=][ \t]?\\?["']?)(?:[^\s"',;&<>()[\]{}\\]|\\(?!["']))+/giu,
    // A password may be a word; other names with an ordinary word behind them are ordinary.
    accepts: (secret, lead) => (/^p.*[="']$/i.test(lead) && secret.length > 3) || isRandomLooking(secret),
  },
];

const EMAIL: SecretPattern = {
  kind: "email",
  // Ends in letters, so that "model@1.2" is none.
  pattern:
    /(?<lead>^|[^\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}(?![\p{L}\p{N}])/gu,
};

/** In the order in which they apply: a path may hold a key or an address, and goes as one. */
export const SECRET_PATTERNS: readonly SecretPattern[] = [...PATHS, ...PREFIXED_KEYS, ...OTHER_KEYS, EMAIL];
