/** Link to the list of a project's campaigns. */
export function buildCampaignsHref(project: string): string {
  return `/p/${encodeURIComponent(project)}/campaigns`;
}
