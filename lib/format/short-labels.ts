/**
 * Labels of at most so many characters, each still told from the others: cut in the middle, since names of
 * models and files differ at their ends; else where those that look alike begin to differ; else whole.
 */
export function shortenLabels(labels: readonly string[], mostCharacters: number): string[] {
  const letters = labels.map((label) => [...label]);
  let texts = letters.map((label) => cutMiddle(label, mostCharacters));
  for (const cut of [cutBeforeDifference, keepWhole]) {
    const alike = groupAlike(texts, labels);
    texts = texts.map((text, i) => {
      const group = alike.get(text);
      return group ? cut(letters[i]!, mostCharacters, group) : text;
    });
  }
  return texts;
}

const ELLIPSIS = "…";

function cutMiddle(label: string[], most: number): string {
  if (label.length <= most) return label.join("");
  const tail = Math.floor((most - 1) / 2);
  const head = most - 1 - tail;
  return `${label.slice(0, head).join("")}${ELLIPSIS}${label.slice(-tail).join("")}`;
}

function cutBeforeDifference(label: string[], most: number, alike: string[]): string {
  if (label.length <= most) return label.join("");
  const shared = countShared(alike);
  const head = Math.floor(most / 3);
  const rest = label.slice(shared, shared + most - head - 2);
  const end = shared + rest.length < label.length ? ELLIPSIS : "";
  return `${label.slice(0, head).join("")}${ELLIPSIS}${rest.join("")}${end}`;
}

function keepWhole(label: string[]): string {
  return label.join("");
}

/** The labels behind each text that stands for several different ones. */
function groupAlike(texts: string[], labels: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  texts.forEach((text, i) => {
    groups.set(text, (groups.get(text) ?? new Set()).add(labels[i]!));
  });
  return new Map(
    [...groups].filter(([, group]) => group.size > 1).map(([text, group]) => [text, [...group]]),
  );
}

/** How many characters all of the labels begin with. */
function countShared(labels: string[]): number {
  const [first, ...others] = labels.map((label) => [...label]);
  const at = first!.findIndex((letter, i) => others.some((other) => other[i] !== letter));
  return at < 0 ? first!.length : at;
}
