/** Whether a number can be one that the database gave. */
export function isStoredId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}
