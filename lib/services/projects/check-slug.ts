import { failure, type Result, success } from "@/lib/result";

const SLUG = /^[a-z0-9][a-z0-9._-]*$/;
const MAX_SLUG_LENGTH = 100;

/** Checks the short name of a project or campaign, as it stands in commands and addresses. */
export function checkSlug(what: "project" | "campaign", slug: string): Result<string> {
  if (slug.length <= MAX_SLUG_LENGTH && SLUG.test(slug)) return success(slug);
  return failure(
    "usage",
    `"${slug.slice(0, MAX_SLUG_LENGTH)}" is no ${what} slug: use lower-case letters, digits, ".", "_" and "-", starting with a letter or digit, at most ${MAX_SLUG_LENGTH} characters`,
  );
}
