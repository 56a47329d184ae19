/** Link to a mark that finds its words in whatever the run became. */
export function buildMarkHref(project: string, mark: number): string {
  return `/p/${encodeURIComponent(project)}/marks/${mark}`;
}

/** Link to a new spec bug that quotes the marked words. */
export function buildSpecBugOfMarkHref(project: string, mark: number): string {
  return `/p/${encodeURIComponent(project)}/spec-bugs/new?mark=${mark}`;
}
