import { isAddress } from "./address";
import { type Candidate, isLong, isNamedSecret, isRandomLooking } from "./named-secret";
import { isStorageAddress } from "./storage-address";

/** What is masked: where files lie, who somebody is, and what opens something. */
export type SecretKind = "path" | "email" | "key";

/**
 * A rule that finds secrets in text. A group named `lead` stays as it is. Patterns have neither looks
 * around nor counted repetitions, so that an automaton can prove each linear: what is finer is for `accepts`.
 */
export type SecretPattern = {
  kind: SecretKind;
  pattern: RegExp;
  /** Whether what was found is a secret indeed. */
  accepts?: (candidate: Candidate, declared: ReadonlySet<string>) => boolean;
};

// A path begins where a word does: "and/or", "km/h" and "acme/m1" are none.
const START = "(?<lead>^|[\\s\"'`=:,;<>|\\p{Ps}\\p{Pi}\\p{Pf}\\p{Cf}—–→…：，；、])";
const NAME = "[^\\s/\\\\\"'`<>|,;:*?()\\[\\]{}]";
/** A folder's name; further words of it begin with a capital or a digit, so that prose after a path stays. */
const FOLDER = `${NAME}+(?: [\\p{Lu}\\d]${NAME}*)*`;
const WINDOWS_FOLDER = `${NAME}+(?: ${NAME}+)*`;

const FILE_SCHEMES = /^(?:file:|(?:s3a?|gs|az|abfss?|hdfs|smb|sftp|nfs):\/\/)/;
/** A share of a server; shorter names are more likely those of a regular expression, as in `\\w+\\d`. */
const SHARE = /^\\{2,4}[A-Za-z0-9][\w.$-]+\\+[^\\]{2,}/;

const PATHS: SecretPattern[] = [
  {
    kind: "path",
    pattern: new RegExp(`${START}[a-z][a-z0-9]*:(?:\\/|[A-Za-z]:)[^\\s"'\`<>|,;()\\[\\]{}]+`, "gu"),
    accepts: ({ secret }) => FILE_SCHEMES.test(secret) || isStorageAddress(secret),
  },
  ...[
    `(?<lead>^|[^A-Za-z0-9])[A-Za-z]:\\\\+(?:${WINDOWS_FOLDER}\\\\+)*${NAME}+`,
    `(?<lead>^|[^A-Za-z0-9])[A-Za-z]:\\/(?:${NAME}+\\/)*${NAME}+`,
    `${START}\\/(?:${FOLDER}\\/)+${NAME}*`,
    `${START}\\$\\{?[A-Z_]+\\}?\\/(?:${FOLDER}\\/)*${NAME}*`,
    `${START}%[A-Z_]+%\\\\+(?:${WINDOWS_FOLDER}\\\\+)*${NAME}*`,
  ].map((source): SecretPattern => ({ kind: "path", pattern: new RegExp(source, "gu") })),
  {
    kind: "path",
    pattern: new RegExp(`${START}~[\\w-]*\\/(?:${FOLDER}\\/)*${NAME}*`, "gu"),
    // "~5/day" and "~half/day" are none.
    accepts: ({ secret }) => /^~(?:\/|[a-z_][\w-]*\/[^/]+\/)/.test(secret),
  },
  {
    kind: "path",
    pattern: new RegExp(`${START}\\\\\\\\+${NAME}+\\\\+(?:${WINDOWS_FOLDER}\\\\+)*${NAME}+`, "gu"),
    accepts: ({ secret }) => SHARE.test(secret),
  },
];

/** Keys that are known by how they begin. */
const PREFIXED_KEYS = [
  "[srp]k[-_][A-Za-z0-9_-]+",
  "A(?:KIA|SIA)[A-Z0-9]+",
  "gh[opsur]_[A-Za-z0-9]+",
  "[a-z]+_pat_[A-Za-z0-9_]+",
  "(?:hf|npm|gsk|r8)_[A-Za-z0-9_-]+",
  "tgp_v1_[A-Za-z0-9_-]+",
  "glpat-[A-Za-z0-9_-]+",
  "AIza[A-Za-z0-9_-]+",
  "xox[a-z]-[A-Za-z0-9-]+",
  "xapp-[A-Za-z0-9-]+",
  "whsec_[A-Za-z0-9+/=_-]+",
  "SG\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+",
  "ya29\\.[A-Za-z0-9_-]+",
  "dapi[a-f0-9]+",
  "nvapi-[A-Za-z0-9_-]+",
].map(
  (source): SecretPattern => ({
    kind: "key",
    pattern: new RegExp(`(?<lead>^|[^A-Za-z0-9])${source}`, "gu"),
    accepts: ({ secret }) => isLong(secret),
  }),
);

// A name, an equals sign or a colon, and a value. Quotation marks may be escaped: the text may be part of
// JSON, or of a map.
const SIGN = "[\\\\\"' \\t]*[:=][\\\\\"' \\t]*";
const VALUE = "[^\\s\"',;&<>()[\\]{}]+";

const OTHER_KEYS: SecretPattern[] = [
  {
    kind: "key",
    pattern: /(?<lead>KEY(?: BLOCK)?-----)(?:[^-]|-[^-])+/g,
    accepts: ({ before }) => /-BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----$/.test(before),
  },
  // A public key of SSH; whose it is stands behind it.
  {
    kind: "key",
    pattern: /(?<lead>^|[^A-Za-z0-9+/])AAAA[\w+/=]+/g,
    accepts: ({ secret }) => isRandomLooking(secret),
  },
  {
    kind: "key",
    pattern: /(?<lead>^|[^\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
    accepts: ({ secret }) => isLong(secret),
  },
  { kind: "key", pattern: /(?<lead>hooks\.slack\.com\/)[\w/-]+/g },
  { kind: "key", pattern: /(?<lead>\/webhooks\/)[\w/-]+/g },
  { kind: "key", pattern: /(?<lead>:\/\/)[^\s/:"'<>]*:[^\s/"'<>]*@/g },
  {
    kind: "key",
    pattern: new RegExp(`(?<lead>[:=][\\\\"' \\t]*[a-z]+[ \\t]+)${VALUE}`, "gi"),
    accepts: ({ before }) =>
      /authorization[\\"' \t]*[:=][\\"' \t]*(?:bearer|basic|digest|token)\s+$/i.test(before),
  },
  {
    kind: "key",
    pattern: /(?<lead>\bBearer[ \t])[\w.~+/=-]+/gi,
    accepts: ({ secret }) => isRandomLooking(secret),
  },
  // A passphrase of several words ends where its quotation does.
  {
    kind: "key",
    pattern: /(?<lead>(?:passwo?r?d|pwd|passphrase)s?[\\"' \t]*[:=][ \t]*\\?["'])[^"'\\\r\n[\]]+/gi,
    accepts: ({ secret, after }, declared) =>
      secret.includes(" ") && /^\\?["']/.test(after) && !declared.has(secret),
  },
  ...["passwo?r?d", "pwd", "passphrase", "(?:key|token|secret)", "(?:tial|ture|sig)"].map(
    (name): SecretPattern => ({
      kind: "key",
      pattern: new RegExp(`(?<lead>${name}s?${SIGN})${VALUE}`, "gi"),
      accepts: isNamedSecret,
    }),
  ),
];

const ADDRESS_PART = "[\\p{L}\\p{N}._+-]";
/** Also as addresses are written for nobody but people to read. */
const ADDRESS_SIGN = "(?:[@＠]| ?[([{<](?:[aA][tT]|[dD][oO][tT]|[@.])[)\\]}>] ?)";

const EMAILS = [
  `${ADDRESS_PART}+(?:${ADDRESS_SIGN}${ADDRESS_PART}+)+`,
  `${ADDRESS_PART}+%40${ADDRESS_PART}+`,
].map(
  (source): SecretPattern => ({
    kind: "email",
    pattern: new RegExp(`(?<lead>^|[^\\p{L}\\p{N}._+-])${source}`, "gu"),
    // Behind a public key "alice@laptop" is an address, too.
    accepts: ({ secret, before }) => isAddress(secret) || /\[key(?: \d+)?\][ \t]$/.test(before),
  }),
);

/** In the order in which they apply: a path may hold a key or an address, and goes as one. */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  ...PATHS,
  ...PREFIXED_KEYS,
  ...OTHER_KEYS,
  ...EMAILS,
];
