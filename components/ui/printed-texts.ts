const texts = new WeakMap<Element, string>();

/** Remembers which text an element prints: hidden characters and CR LF are not to be read back from it. */
export function keepPrintedText(element: Element | null, text: string): void {
  if (element) texts.set(element, text);
}

/** The text that an element prints. */
export function getPrintedText(element: Element): string | undefined {
  return texts.get(element);
}
