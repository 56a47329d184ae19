/** A project in which every text tries to act or to hide, for pages and terminals alike. */

/** Markup that would run where it is taken for markup. */
export const SCRIPT = "<script>window.__owned = true</script><img src=x onerror='window.__owned = true'>";

/** Marks that turn, hide or split text, and codes that a terminal obeys. */
export const ACTING = "\u202Etxt\u202C\u2066b\u2069\u200B\uFEFF\u{E0041}\u2028\u0007\u009b2J";

const flood = `a${"\u0301".repeat(40)}`;
const label = `${SCRIPT} ${ACTING} ${flood}`;
const quote = (text: string) => JSON.stringify(text);

/** Everything that may act or hide, wherever it is: in a text, a title, an attribute. */
export const ACTS =
  /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF\u2028\u2029\u{E0000}-\u{E007F}]|[\u0301]{7}/u;

export const HOSTILE_FILE_NAME = `log ${ACTING.replaceAll("/", "")}=cmd.jsonl`;

export const HOSTILE_MAP = [
  `name: ${quote(`Evil ${label}`)}`,
  "dimensions:",
  `  topic: { label: ${quote(label)}, from: metadata.topic, values: [{ id: a, label: ${quote(label)} }, b, c] }`,
  `  tone: { from: metadata.tone, values: [{ id: x, label: ${quote(`x ${label}`)} }, y] }`,
  "crossings:",
  "  - { by: [topic, tone], goal: 3 }",
  `ignore: [{ where: { topic: b, tone: y }, reason: ${quote(`ignored ${label}`)} }]`,
  `illegal: [{ where: { topic: c, tone: x }, reason: ${quote(`illegal ${label}`)} }]`,
].join("\n");

export const HOSTILE_RECORDS = [
  ["a", "x", "fail"],
  ["b", "y", "pass"],
  ["c", "x", "fail"],
  [label, label, "fail"],
]
  .map(([topic, tone, outcome], i) => ({
    id: `${i} ${label}`,
    case: label,
    model: label,
    model_roles: { [label]: { model: label } },
    task: label,
    tags: [label],
    outcome,
    metadata: { topic, tone, [label]: label, short: `${i % 2}${ACTING}` },
    scores: { [label]: { value: 1, explanation: label } },
    explanations: { [label]: label },
    messages: [
      {
        id: label,
        role: "assistant",
        at: label,
        content: label,
        tool_calls: [{ id: "1", function: label, arguments: { [label]: label }, parse_error: label }],
      },
    ],
    branches: [{ id: label, label, messages: [{ role: "user", content: label }] }],
    observations: ["1", "2", "3", "4", "5"].map((key) => ({
      key: key + label,
      message: 0,
      at: label,
      outcome,
    })),
    highlights: [
      { message: label, quote: "txt", note: label },
      { message: label, quote: `not there ${label}`, note: label },
    ],
  }))
  .map((record) => JSON.stringify(record))
  .join("\n");
