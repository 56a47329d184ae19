/** The nearest place at or before an offset that lies between two characters of the text. */
export function snapBack(text: string, offset: number): number {
  const place = Math.min(Math.max(offset, 0), text.length);
  return isWithinCharacter(text, place) ? place - 1 : place;
}

/** The nearest such place at or after an offset. */
export function snapForward(text: string, offset: number): number {
  const place = Math.min(Math.max(offset, 0), text.length);
  return isWithinCharacter(text, place) ? place + 1 : place;
}

function isWithinCharacter(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  const isPair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return isPair || (before === 13 && after === 10);
}
