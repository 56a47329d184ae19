"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { call } from "@/components/api/call";
import { useRequest } from "@/components/api/use-request";
import { useStatus } from "@/components/housekeeping/status";
import { Fault } from "@/components/ui/fault";
import { VisibleText } from "@/components/ui/visible-text";
import { formatVisibleText } from "@/lib/format/visible-text";
import { describeLink } from "@/lib/spec-bugs/history";
import type { SpecBugLink, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugApiHref } from "@/lib/url/api-url";
import { buildSpecBugLinkHref } from "@/lib/url/spec-bug-link";
import { buildSpecBugHref } from "@/lib/url/spec-bugs-url";
import { StatusTag } from "./status-tag";

/** What a spec bug is linked to, as it is now: what is gone is said to be. */
export function LinkList({
  project,
  number,
  links,
  linkedFrom,
}: {
  project: string;
  number: number;
  links: SpecBugLink[];
  linkedFrom: SpecBugView["linked_from"];
}) {
  const router = useRouter();
  const announce = useStatus();
  const { isBusy, error, send } = useRequest();
  const remove = (link: SpecBugLink) =>
    send(
      () => call(buildSpecBugApiHref(project, number, `links/${link.link}`), { method: "DELETE" }),
      () => {
        announce(`No longer linked to ${formatVisibleText(nameLink(link))}.`);
        router.refresh();
      },
    );
  if (links.length + linkedFrom.length === 0) return <p className="text-dim">Linked to nothing yet.</p>;
  return (
    <>
      <ul className="space-y-2">
        {links.map((link) => {
          const name = nameLink(link);
          return (
            <li key={link.link} className="flex items-start justify-between gap-2">
              <div className="min-w-0 [overflow-wrap:anywhere]">
                <LinkName project={project} link={link} name={name} />
              </div>
              <button
                type="button"
                disabled={isBusy}
                onClick={() => remove(link)}
                aria-label={`Remove the link to ${formatVisibleText(name)}`}
                title="Remove this link"
                className="screen-only rounded p-1 text-dim hover:text-ink"
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          );
        })}
        {linkedFrom.map((other) => (
          <li key={`from ${other.number}`} className="[overflow-wrap:anywhere]">
            <SpecBugName project={project} {...other} />
          </li>
        ))}
      </ul>
      <Fault error={error} className="mt-2" />
    </>
  );
}

function nameLink(link: SpecBugLink): string {
  return link.kind === "bucket" ? `bucket ${link.label}` : describeLink(link);
}

function LinkName({ project, link, name }: { project: string; link: SpecBugLink; name: string }) {
  if (link.kind === "spec_bug") return <SpecBugName project={project} {...link} />;
  const href = buildSpecBugLinkHref(project, link);
  return (
    <>
      {href === null ? (
        <span>
          <VisibleText text={name} />{" "}
          {link.kind !== "bucket" && <span className="text-dim">({describeLoss(link)})</span>}
        </span>
      ) : (
        <Link href={href} prefetch={false} className="link">
          <VisibleText text={name} />
        </Link>
      )}
      {link.kind === "bucket" && link.campaigns.length > 0 && (
        <span className="text-dim"> in {link.campaigns.join(", ")}</span>
      )}
      {(link.kind === "message" || link.kind === "mark") && link.quote !== null && (
        <blockquote className="mt-0.5 line-clamp-4 border-l-2 border-edge pl-2 text-dim">
          <VisibleText text={link.quote} />
        </blockquote>
      )}
    </>
  );
}

function SpecBugName({
  project,
  number,
  title,
  status,
}: {
  project: string;
} & SpecBugView["linked_from"][number]) {
  return (
    <>
      <Link href={buildSpecBugHref(project, number)} prefetch={false} className="link">
        spec bug {number}: <VisibleText text={title} />
      </Link>{" "}
      <StatusTag status={status} />
    </>
  );
}

/** Why a link leads nowhere now. */
function describeLoss(link: Exclude<SpecBugLink, { kind: "spec_bug" | "bucket" }>): string {
  if (link.run === null) return "the run is not stored now; importing its log again brings it back";
  if (link.kind === "mark") return "the mark was deleted";
  return "the run has no such branch now";
}
