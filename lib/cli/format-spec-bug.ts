import { formatTime } from "@/lib/format/time";
import { describeEvent, describeLink } from "@/lib/spec-bugs/history";
import type { SpecBugLink, SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { toTerminalText } from "./terminal-text";

/** One spec bug for people, with the numbers by which its links and comments are named. */
export function formatSpecBug(bug: SpecBugView): string {
  const because = bug.status_reason === null ? "" : `: ${toTerminalText(bug.status_reason)}`;
  return [
    `spec bug ${bug.number} of ${bug.project}: ${toTerminalText(bug.title)}`,
    `${bug.status}${because}`,
    [
      `severity ${bug.severity}`,
      `the specification is ${bug.fault}`,
      ...bug.labels.map((label) => toTerminalText(label)),
      `revision ${bug.revision}`,
    ].join(", "),
    ...formatText("what happened", bug.happened),
    ...formatText("what the specification says", bug.specification),
    ...formatText(`why it is ${bug.fault}`, bug.explanation),
    ...formatText("proposed ruling", bug.ruling),
    ...bug.links.flatMap((link) => ["", `link ${link.link}: ${toTerminalText(formatLink(link))}`]),
    ...bug.linked_from.map(({ number, title }) => `linked from spec bug ${number}: ${toTerminalText(title)}`),
    ...bug.comments.flatMap(({ comment, body, created_at }) =>
      formatText(`comment ${comment}, ${formatTime(created_at)}`, body),
    ),
    ...formatText(
      "history",
      bug.history
        .map((event) => `${formatTime(event.at)}: ${toTerminalText(describeEvent(event))}`)
        .join("\n"),
    ),
  ].join("\n");
}

function formatText(title: string, text: string): string[] {
  return text === "" ? [] : ["", `${title}:`, ...text.split("\n").map((line) => `  ${toTerminalText(line)}`)];
}

function formatLink(link: SpecBugLink): string {
  if (link.kind === "bucket") return `bucket ${link.label} (${describeLink(link)})`;
  if (link.kind === "spec_bug") return `${describeLink(link)}, ${link.status}: ${link.title}`;
  const now = link.run === null ? "not stored now" : `now run ${link.run}`;
  const words = link.kind === "run" || link.quote === null ? "" : `: “${link.quote}”`;
  return `${describeLink(link)}, ${now}${words}`;
}
