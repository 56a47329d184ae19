/** Words for the blanks of a text, by the name of the blank. */
export type Words = Readonly<Record<string, string>>;

const BLANK = /\{([a-z]+)\}/g;
const SENTENCE_START = /(?:^|[.!?] |\[\[)$/;

/** Fills blanks such as `{org}`. A blank without a word is a mistake in the text and throws. */
export function fillWords(text: string, words: Words): string {
  return text.replace(BLANK, (_, name: string) => wordFor(name, words));
}

/** As `fillWords`, in prose: a word that opens a sentence gets a capital. */
export function fillProse(text: string, words: Words): string {
  return text.replace(BLANK, (_, name: string, at: number) => {
    const word = wordFor(name, words);
    const opens = SENTENCE_START.test(text.slice(Math.max(0, at - 2), at));
    return opens ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** Takes the marks `[[` and `]]` out of a text; what stood between them is the quote. */
export function extractQuote(text: string): { text: string; quote: string | null } {
  const marked = /\[\[(.*?)\]\]/s.exec(text);
  if (marked === null) return { text, quote: null };
  return { text: text.replace(marked[0], marked[1]!), quote: marked[1]! };
}

function wordFor(name: string, words: Words): string {
  const word = words[name];
  if (word === undefined) throw new Error(`No word for the blank {${name}}.`);
  return word;
}
