/** A quotation with the lines that Markdown takes to be part of it, also as an item of a list. */
const QUOTATION = /^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*>[^\n]*(?:\n[^\n]*\S[^\n]*)*/gm;

/** A text without what it quotes, which is how a spec bug is filled in with the words of a log. */
export function leaveOutQuotations(markdown: string): string {
  return markdown.replaceAll("\r\n", "\n").replace(QUOTATION, "[quotation left out]");
}

const CHARACTERS: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/**
 * Markdown as it is read where nothing renders it: without the escapes that `escapeMarkdown` writes, in
 * which also no secret would be known as one. Doubled backslashes stay, as the beginning of a path.
 */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(
    /\\\\|\\([!-/:-@[-`{-~\n])|&(lt|gt|amp|quot);/g,
    (written, character: string | undefined, entity: string | undefined) =>
      character ?? (entity === undefined ? written : CHARACTERS[entity]!),
  );
}
