/** Where the last page of `total` rows begins, in pages of `limit` rows; 0 where there are none. */
export function getLastOffset(total: number, limit: number): number {
  return Math.max(0, Math.floor((total - 1) / limit) * limit);
}
