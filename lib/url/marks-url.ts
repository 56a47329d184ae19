/** Link to a mark that finds its words in whatever the run became. */
export function buildMarkHref(project: string, mark: number): string {
  return `/p/${encodeURIComponent(project)}/marks/${mark}`;
}
