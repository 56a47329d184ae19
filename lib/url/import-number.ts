/** The number of an import that an address names, or null; a larger one no database ever gave. */
export function parseImportNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
