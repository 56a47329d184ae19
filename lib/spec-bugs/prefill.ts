import type { CountedBucket } from "@/lib/coverage/counting";
import { formatBucketName, formatBucketSentence } from "@/lib/format/bucket-sentence";
import { formatVisibleText } from "@/lib/format/visible-text";
import { escapeMarkdown, quoteMarkdown } from "./escape-markdown";
import { SPEC_BUG_LIMITS } from "./limits";
import type { NewLink } from "./new-link";

/** What a new spec bug starts with. */
export type Prefill = { title: string; happened: string; links: NewLink[] };

type SeenRun = { run: number; id: string; attempt: number; campaign: string };

type JudgedRun = SeenRun & {
  outcome: string;
  /** The judge's words by score. */
  explanations: Record<string, string>;
  highlights: readonly Highlight[];
};

type Highlight = { index: number | null; branch: number; quote?: string; note: string };

const MOST_QUOTED = 2000;
const MOST_TITLE = 100;

/** What a bucket's figures say. */
export function prefillFromBucket(seen: {
  labels: string[];
  bucket: CountedBucket;
  campaigns: string[];
}): Prefill {
  const { labels, bucket, campaigns } = seen;
  const sentence = escapeMarkdown(cut(formatBucketSentence(labels, bucket), MOST_QUOTED));
  const where = campaigns.length === 0 ? "" : ` Counted in ${campaigns.join(", ")}.`;
  return {
    title: suggestTitle([formatBucketName(labels)]),
    happened: `${sentence}.${where}`,
    links: [{ kind: "bucket", at: bucket.at, campaigns }],
  };
}

/** A run's outcome with the judge's explanations and highlights. */
export function prefillFromRun(run: JudgedRun): Prefill {
  const explanations = Object.entries(run.explanations).filter(([, text]) => text.trim() !== "");
  const groups = groupByNote(run.highlights);
  const notes = [...groups.keys()];
  const words = explanations.map(([, text]) => text);
  return {
    // Of several notes none need be about the failure.
    title: suggestTitle([...(notes.length === 1 ? notes : []), ...words, ...notes, `Run ${run.id}`]),
    happened: joinWithin([
      `${describeRun(run)}: ${run.outcome}.`,
      ...explanations.map(
        ([score, text]) => `The judge on ${escapeMarkdown(cut(score, MOST_TITLE))}:\n\n${quote(text)}`,
      ),
      ...[...groups].flatMap(([note, highlights]) => describeHighlights(note, highlights)),
    ]),
    links: [{ kind: "run", run: run.run }],
  };
}

/** What a message says, and where it stands. A title stands in snapshots, which show no transcript: it has none of the words. */
export function prefillFromMessage(
  run: SeenRun,
  seen: { branch: number; message: number; role: string; texts: readonly string[] },
): Prefill {
  const { branch, message, role } = seen;
  const texts = seen.texts.filter((text) => text.trim() !== "");
  return {
    title: suggestTitle([`${capitalise(describeMessage(message, branch))} of run ${run.id}`]),
    happened: joinWithin([
      `${capitalise(describeMessage(message, branch))} (${role}) of ${lowerFirst(describeRun(run))}:`,
      ...texts.map(quote),
    ]),
    links: [{ kind: "message", run: run.run, branch, message }],
  };
}

/** Marked words with the note on them; `words` is null where the message is marked as a whole. */
export function prefillFromMark(
  run: Omit<SeenRun, "run">,
  seen: { mark: number; branch: string; message: number; words: string | null; note: string },
): Prefill {
  const words = seen.words ?? "";
  const branch =
    seen.branch === "main" ? 0 : escapeMarkdown(cut(seen.branch.replace(/\s+/g, " "), MOST_TITLE));
  const place = `${capitalise(describeMessage(seen.message, branch))} of ${lowerFirst(describeRun(run))}`;
  return {
    title: suggestTitle([seen.note, `Message ${seen.message} of run ${run.id}`]),
    happened: joinWithin([
      words.trim() === "" ? `${place}.` : `${place}:\n\n${quote(words)}`,
      ...(seen.note.trim() === "" ? [] : [escapeMarkdown(cut(seen.note.trim(), MOST_QUOTED))]),
    ]),
    links: [{ kind: "mark", mark: seen.mark }],
  };
}

function groupByNote(highlights: readonly Highlight[]): Map<string, Highlight[]> {
  const groups = new Map<string, Highlight[]>();
  for (const highlight of highlights) {
    const note = highlight.note.trim();
    const group = groups.get(note);
    if (group) group.push(highlight);
    else groups.set(note, [highlight]);
  }
  return groups;
}

/** Paragraphs on a note of the judge, with the places and the words that it is on. */
function describeHighlights(note: string, highlights: readonly Highlight[]): string[] {
  const places = highlights.map(({ index, branch }) =>
    index === null ? "the run" : describeMessage(index, branch),
  );
  const place = cut([...new Set(places)].join(", "), MOST_QUOTED);
  const words = highlights.flatMap(({ quote: text = "" }) => (text.trim() === "" ? [] : quote(text)));
  if (note === "") return [`Highlighted in ${place}:`, ...words];
  return [
    `The judge on ${place}:`,
    quote(note),
    ...(words.length > 0 ? ["About these words:", ...words] : []),
  ];
}

function describeRun({ id, attempt, campaign }: Omit<SeenRun, "run">): string {
  return `Run ${escapeMarkdown(id.replace(/\s+/g, " "))}, attempt ${attempt}, of campaign ${escapeMarkdown(campaign)}`;
}

/** `branch` is its number, or its id; 0 is the main transcript. */
function describeMessage(message: number, branch: number | string): string {
  return branch === 0 ? `message ${message}` : `message ${message} of branch ${branch}`;
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function quote(text: string): string {
  return quoteMarkdown(cut(text.trim(), MOST_QUOTED));
}

/** The first candidate that says something, as one line. */
function suggestTitle(candidates: readonly string[]): string {
  const lines = candidates.map((text) => formatVisibleText(text).replace(/\s+/g, " ").trim());
  return cut(lines.find((line) => line !== "") ?? "", MOST_TITLE);
}

/** A beginning that ends in no half of a surrogate pair, with a sign that more was there. */
function cut(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters - 2).replace(/[\uD800-\uDBFF]$/, "")} …`;
}

/** Paragraphs as far as there is room for all of them. */
function joinWithin(parts: readonly string[]): string {
  let text = "";
  for (const part of parts) {
    const longer = text === "" ? part : `${text}\n\n${part}`;
    if (longer.length > SPEC_BUG_LIMITS.text) break;
    text = longer;
  }
  return text;
}
