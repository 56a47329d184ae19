/** What a pattern found, with up to `NEIGHBOURHOOD` characters of what stands on each side of it. */
export type Candidate = { secret: string; before: string; after: string };

/** How much of what stands around a candidate is looked at: bounded, so that time stays linear. */
export const NEIGHBOURHOOD = 60;

const SHORTEST_KEY = 16;
const SHORTEST_PASSWORD = 4;
const MOST_WORDLIKE_CHANGES = 3;

export function isLong(text: string): boolean {
  return text.length >= SHORTEST_KEY;
}

/** Whether small letters, capitals and digits alternate as they do in no word. */
export function isRandomLooking(text: string): boolean {
  const changes = text.match(/[a-z](?=[A-Z\d])|\d(?=[A-Za-z])|[A-Z](?=\d)/g) ?? [];
  return isLong(text) && changes.length > MOST_WORDLIKE_CHANGES;
}

const SIGN = /[\\"' \t]*[:=][\\"' \t]*$/;
const PASSWORD = /(?:passw(?:or)?d|passphrase|pwd)s?$/i;
const CREDENTIAL =
  /(?:api|access|auth|bearer|bot|client|deploy|encryption|master|private|refresh|secret|session|signing|webhook)[ _-]?(?:key|token|secret)s?$/i;
const BARE = /(?:^|[\r\n{#-])[ \t]*(?:token|secret|credentials?)$/i;

/** What a setting says where it says nothing. */
const LITERALS = /^(?:true|false|null|none|yes|no|unknown)$/i;
/** One ordinary word, as far as its letters tell. */
const WORD = /^\p{L}[\p{Ll}'’_-]*\??$/u;
/** The end of a line or of an entry, or another entry that begins. */
const END =
  /^[.!]?["'`]?[ \t]*(?:$|[\r\n)}\]|(#]|\\n|[,;&][ \t]*(?:$|[\r\n]|\\?["']?[\w-]+\\?["']?[ \t]?[:=]))/;

/**
 * Whether what stands behind a name like "password" or "api_key" is a secret. What looks random is, behind
 * any of them. A password may be a word: in quotation marks or behind an equals sign it is one; behind a
 * colon where it is no word ("password: hunter2 was tried"), or where nothing follows it ("password: swordfish",
 * not "password: the model was asked for one"). A token or a secret without a further name is one only where the
 * entry is nothing but the two ("token: abcdef"), and no value that the map declares.
 */
export function isNamedSecret({ secret, before, after }: Candidate, declared: ReadonlySet<string>): boolean {
  if (isRandomLooking(secret)) return true;
  if (secret.length < SHORTEST_PASSWORD || LITERALS.test(secret) || declared.has(secret)) return false;
  const { index, 0: sign } = SIGN.exec(before)!;
  const name = before.slice(0, index);
  const isAlone = END.test(after);
  if (BARE.test(name)) return isAlone && /\D/.test(secret);
  if (!PASSWORD.test(name) && !CREDENTIAL.test(name)) return false;
  return isAlone || !WORD.test(secret) || /=|:.*["']/.test(sign);
}
