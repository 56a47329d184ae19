/** By decision, the last one that undoes it and was not undone itself. Numbers rise with time. */
export function listUndoing(undos: readonly { id: number; undoes: number }[]): Map<number, number> {
  const undoing = new Map<number, number>();
  for (const { id, undoes } of [...undos].sort((a, b) => b.id - a.id)) {
    if (!undoing.has(id) && !undoing.has(undoes)) undoing.set(undoes, id);
  }
  return undoing;
}
