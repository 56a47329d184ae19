const SPELLED_AT = / ?[([{<](?:at|@)[)\]}>] ?/gi;
const SPELLED_DOT = / ?[([{<](?:dot|\.)[)\]}>] ?/gi;

/**
 * Whether words joined by at signs are an e-mail address, also one written as "a [at] b [dot] com": it names
 * a domain, this machine or an address of the network. "model@2026.11" and "pass@k" are none.
 */
export function isAddress(text: string): boolean {
  const plain = text
    .replaceAll(SPELLED_AT, "@")
    .replaceAll(SPELLED_DOT, ".")
    .replaceAll(/＠|%40/g, "@");
  const domain = plain.slice(plain.lastIndexOf("@") + 1);
  if (domain === plain) return false;
  return (
    /\.(?:\p{L}{2,24}|xn--[\w-]+)(?![\p{L}\p{N}])/u.test(domain) ||
    /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?![\p{L}\p{N}.])/iu.test(domain)
  );
}
