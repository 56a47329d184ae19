import { NEIGHBOURHOOD } from "./named-secret";
import { SECRET_PATTERNS, type SecretKind, type SecretPattern } from "./secret-patterns";

export type MaskedCounts = { paths: number; emails: number; keys: number };

/**
 * Replaces secrets by `[path]`, `[email]` and `[key]`. One masker serves one document: the same secret
 * has the same name everywhere in it (`[path]`, another one `[path 2]`), so that ids stay distinct and
 * what refers to them still does.
 */
export type Masker = {
  maskText: (text: string) => string;
  /** A copy of plain data with every string in it masked, also the keys of objects. */
  maskData: <T>(data: T) => T;
  /** How many different secrets were replaced. */
  count: () => MaskedCounts;
};

/** `declared` are words that somebody chose for others to read: no password, even behind that name. */
export function createMasker(declared: ReadonlySet<string> = new Set()): Masker {
  const names: Record<SecretKind, Map<string, string>> = {
    path: new Map(),
    email: new Map(),
    key: new Map(),
  };
  // Ids and labels of a crossing recur with every bucket.
  const known = new Map<string, string>();

  function nameSecret(kind: SecretKind, secret: string): string {
    const { size } = names[kind];
    const name = names[kind].get(secret) ?? (size === 0 ? `[${kind}]` : `[${kind} ${size + 1}]`);
    names[kind].set(secret, name);
    return name;
  }

  function replaceSecrets(text: string, { kind, pattern, accepts }: SecretPattern): string {
    let masked = "";
    let done = 0;
    for (const match of text.matchAll(pattern)) {
      const lead = match.groups?.lead ?? "";
      const start = match.index + lead.length;
      const secret = trimSecret(match[0].slice(lead.length));
      const end = start + secret.length;
      const before = text.slice(Math.max(0, match.index - NEIGHBOURHOOD), start);
      const after = text.slice(end, end + NEIGHBOURHOOD);
      if (secret === "" || !(accepts?.({ secret, before, after }, declared) ?? true)) continue;
      masked += text.slice(done, start) + nameSecret(kind, secret);
      done = end;
    }
    return masked + text.slice(done);
  }

  function maskText(text: string): string {
    const masked = known.get(text) ?? SECRET_PATTERNS.reduce(replaceSecrets, text);
    known.set(text, masked);
    return masked;
  }

  function maskData<T>(data: T): T {
    if (typeof data === "string") return maskText(data) as T;
    if (Array.isArray(data)) return data.map(maskData) as T;
    if (typeof data !== "object" || data === null) return data;
    const entries = Object.entries(data).map(([key, value]) => [maskText(key), maskData(value)]);
    return Object.fromEntries(entries) as T;
  }

  return {
    maskText,
    maskData,
    count: () => ({ paths: names.path.size, emails: names.email.size, keys: names.key.size }),
  };
}

/** Without what belongs to the sentence (a full stop), the address (an at sign) or a quotation mark behind it. */
function trimSecret(found: string): string {
  let length = found.length;
  while (".!@\\".includes(found.charAt(length - 1)) && length > 0) length--;
  return found.slice(0, length);
}
