import { formatTime } from "@/lib/format/time";
import { formatVisibleText } from "@/lib/format/visible-text";
import { buildSpecBugLinkHref } from "@/lib/url/spec-bug-link";
import { escapeMarkdown, prefixLines, quoteMarkdown } from "./escape-markdown";
import { describeEvent, describeLink } from "./history";
import type { SpecBugLink, SpecBugView } from "./spec-bug";

/** Spec bugs as one Markdown document that may be pasted anywhere: it holds no HTML and loads no picture. */
export function formatSpecBugsMarkdown(bugs: readonly SpecBugView[]): string {
  return bugs.map(formatSpecBug).join("\n");
}

function formatSpecBug(bug: SpecBugView): string {
  const { number, title, project, fault, status_reason } = bug;
  const because = status_reason === null ? "" : `: ${escapeLine(status_reason)}`;
  const labels = bug.labels.length === 0 ? [] : [`Labels: ${bug.labels.map(escapeLine).join(", ")}`];
  return [
    `# Spec bug ${number}: ${escapeLine(title)}`,
    formatList([
      `Status: ${bug.status}${because}`,
      `Severity: ${bug.severity}`,
      `The specification is ${fault}`,
      ...labels,
      `Filed ${formatTime(bug.created_at)}, last changed ${formatTime(bug.updated_at)}`,
      `Project: ${project}; addresses of links are relative to /p/${project}/`,
    ]),
    ...formatSection("What happened", formatText(bug.happened)),
    ...formatSection("What the specification says", formatText(bug.specification)),
    ...formatSection(`Why it is ${fault}`, formatText(bug.explanation)),
    ...formatSection("Proposed ruling", formatText(bug.ruling)),
    ...formatSection("Links", formatLinks(bug)),
    ...formatSection("Comments", formatComments(bug)),
    ...formatSection(
      "History",
      formatList(bug.history.map((event) => `${formatTime(event.at)}: ${escapeLine(describeEvent(event))}`)),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function formatSection(title: string, body: string): string[] {
  return body === "" ? [] : [`## ${title}`, body];
}

function formatList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function escapeLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, " ").trim());
}

// The target of a link, or of a name for one, that a click may not open: all but the web and mail.
const OTHER_TARGET = /\](?=[(:](?!\s*(?:https?:\/\/|mailto:)))/gi;

/** A reviewer's Markdown without HTML and pictures, and without links but those to the web and mail. */
function disarm(markdown: string): string {
  return formatVisibleText(markdown.trim())
    .replaceAll("<", "&lt;")
    .replaceAll("![", "!\\[")
    .replace(OTHER_TARGET, "]\\");
}

const FENCE = /`{3}|~{3}/;

/** The same as a part of the document: quoted where it has a fence, which the end of the quotation closes. */
function formatText(markdown: string): string {
  const text = disarm(markdown);
  return FENCE.test(text) ? prefixLines(text) : text;
}

function formatLinks({ project, links, linked_from }: SpecBugView): string {
  const backlinks = linked_from.map(({ number, title, status }) =>
    formatLink(project, { link: 0, kind: "spec_bug", number, title, status }),
  );
  return formatList([...links.map((link) => formatLink(project, link)), ...backlinks]);
}

function formatLink(project: string, link: SpecBugLink): string {
  const name = link.kind === "bucket" ? `bucket ${link.label}` : describeLink(link);
  const address = buildSpecBugLinkHref(project, link)
    ?.slice(`/p/${encodeURIComponent(project)}/`.length)
    .replace(/[()<>\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  const written =
    address === undefined ? `${escapeLine(name)} (not stored now)` : `[${escapeLine(name)}](${address})`;
  if (link.kind === "spec_bug") return `${written}, ${link.status}: ${escapeLine(link.title)}`;
  if (link.kind === "bucket" && link.campaigns.length > 0) {
    return `${written} in ${link.campaigns.map(escapeLine).join(", ")}`;
  }
  if (link.kind !== "message" && link.kind !== "mark") return written;
  if (link.quote === null) return written;
  // Indented, it stays within the item of the list.
  return `${written}\n\n${quoteMarkdown(link.quote).replace(/^/gm, "  ")}\n`;
}

function formatComments({ comments }: SpecBugView): string {
  return comments
    .map(({ body, created_at, edited_at }) => {
      const edited = edited_at === null ? "" : `, edited ${formatTime(edited_at)}`;
      return `### ${formatTime(created_at)}${edited}\n\n${prefixLines(disarm(body))}`;
    })
    .join("\n\n");
}
