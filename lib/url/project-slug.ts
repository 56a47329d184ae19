/** Longest slug that Lacuna takes. */
const MAX_LENGTH = 100;

/** The slug that a project's name suggests, or "" where none of its characters can stand in one. */
export function suggestSlug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, "");
}
