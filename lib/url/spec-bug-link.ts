import type { SpecBugLink } from "@/lib/spec-bugs/spec-bug";
import { buildBucketHref } from "./bucket-url";
import { buildRunHref } from "./run-url";

/** Address of what a spec bug is linked to; null where it is not stored now. */
export function buildSpecBugLinkHref(project: string, link: SpecBugLink): string | null {
  const base = `/p/${encodeURIComponent(project)}`;
  switch (link.kind) {
    case "run":
      return link.run === null ? null : buildRunHref(project, link.run);
    case "message":
      return link.run === null || link.branch === null
        ? null
        : buildRunHref(project, link.run, { branch: link.branch, m: link.message });
    case "mark":
      return link.mark === null ? null : `${base}/marks/${link.mark}`;
    case "bucket":
      return buildBucketHref(project, {
        at: Object.entries(link.at).map(([dimension, value]) => `${dimension}:${value}`),
        campaign: link.campaigns,
      });
    case "spec_bug":
      return `${base}/spec-bugs/${link.number}`;
  }
}
