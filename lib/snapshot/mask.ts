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

export function createMasker(): Masker {
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

  function maskText(text: string): string {
    const masked =
      known.get(text) ?? SECRET_PATTERNS.reduce((rest, rule) => replaceSecrets(rest, rule, nameSecret), text);
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

function replaceSecrets(
  text: string,
  { kind, pattern, accepts }: SecretPattern,
  nameSecret: (kind: SecretKind, secret: string) => string,
): string {
  let masked = "";
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const lead = match.groups?.lead ?? "";
    const start = match.index + lead.length;
    // A full stop after a secret belongs to the sentence.
    const secret = match[0].slice(lead.length).replace(/[.!]+$/, "");
    if (accepts && !accepts(secret, lead)) continue;
    masked += text.slice(end, start) + nameSecret(kind, secret);
    end = start + secret.length;
  }
  return masked + text.slice(end);
}
