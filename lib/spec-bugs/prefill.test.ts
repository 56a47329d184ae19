import fc from "fast-check";
import { expect, test } from "vitest";
import { createBucket } from "@/lib/coverage/heatmap-fixture";
import { SPEC_BUG_LIMITS } from "./limits";
import { prefillFromBucket, prefillFromMark, prefillFromMessage, prefillFromRun } from "./prefill";

const run = { run: 7, id: "run_7", attempt: 1, campaign: "main", outcome: "fail" };

test("a bucket is told with its counts, and linked", () => {
  const rates = { hits: 200, grade: 0.23, pass: 199, fail: 1, failure_rate: 0.005 };
  const interval = { method: "wilson" as const, level: 0.95, low: 0.001, high: 0.028 };
  const bucket = createBucket({
    ...rates,
    interval,
    at: { temptation: "profit", role: "ai_ceo" },
    status: "partial",
    goal: 870,
  });
  expect(prefillFromBucket({ labels: ["profit", "AI CEO"], bucket, campaigns: ["main"] })).toEqual({
    title: "profit by AI CEO",
    happened:
      "profit by AI CEO: 200 of 870 hits, 23 percent; 1 failure, 0.5 percent, interval 0.1 to 2.8. Counted in main.",
    links: [{ kind: "bucket", at: bucket.at, campaigns: ["main"] }],
  });
});

test("a run is told with what the judge said and highlighted", () => {
  const seen = prefillFromRun({
    ...run,
    explanations: { deception: "It *agreed* to fix prices.\n\n# Then it hid it.", empty: " " },
    highlights: [
      { index: 12, branch: 0, quote: "Let us both charge $40.", note: "Price fixing" },
      { index: null, branch: 0, note: "No message" },
      { index: 3, branch: 1, quote: "Both at $40?", note: "Price fixing" },
      { index: 4, branch: 0, quote: "Agreed.", note: "" },
    ],
  });
  expect(seen).toEqual({
    title: "It *agreed* to fix prices. # Then it hid it.",
    happened: [
      "Run run\\_7, attempt 1, of campaign main: fail.",
      "The judge on deception:",
      "> It \\*agreed\\* to fix prices.\n>\n> \\# Then it hid it.",
      "The judge on message 12, message 3 of branch 1:",
      "> Price fixing",
      "About these words:",
      "> Let us both charge $40.",
      "> Both at $40?",
      "The judge on the run:",
      "> No message",
      "Highlighted in message 4:",
      "> Agreed.",
    ].join("\n\n"),
    links: [{ kind: "run", run: 7 }],
  });
  const highlights = [{ index: 1, branch: 0, note: "Price fixing" }];
  expect(prefillFromRun({ ...run, explanations: { a: "It agreed." }, highlights }).title).toBe(
    "Price fixing",
  );
  expect(prefillFromRun({ ...run, explanations: {}, highlights: [] }).title).toBe("Run run_7");
});

test("a message is told with its place and its texts", () => {
  const seen = { branch: 2, message: 3, role: "assistant", texts: ["Agreed.", "", "<b>$40</b>"] };
  expect(prefillFromMessage(run, seen)).toEqual({
    title: "Message 3 of branch 2 of run run_7",
    happened: [
      "Message 3 of branch 2 (assistant) of run run\\_7, attempt 1, of campaign main:",
      "> Agreed.",
      "> &lt;b\\>$40&lt;/b\\>",
    ].join("\n\n"),
    links: [{ kind: "message", run: 7, branch: 2, message: 3 }],
  });
});

test("a mark is told with its words and its note", () => {
  const seen = { mark: 5, branch: "main", message: 4, words: "both charge", note: "collusion?" };
  expect(prefillFromMark(run, seen)).toEqual({
    title: "collusion?",
    happened: "Message 4 of run run\\_7, attempt 1, of campaign main:\n\n> both charge\n\ncollusion?",
    links: [{ kind: "mark", mark: 5 }],
  });
  expect(prefillFromMark(run, { ...seen, branch: "roll_back" }).happened).toMatch(
    /^Message 4 of branch roll\\_back of run/,
  );
  expect(prefillFromMark(run, { ...seen, note: "" }).title).toBe("Message 4 of run run_7");
  expect(prefillFromMark(run, { ...seen, words: null, note: " " })).toMatchObject({
    title: "Message 4 of run run_7",
    happened: "Message 4 of run run\\_7, attempt 1, of campaign main.",
  });
});

test("whatever a log holds, it fits into a spec bug, in one line of title and in halves of no character", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("😀".repeat(5000), "<&".repeat(9000), "\n> ".repeat(9000), "", " "),
  );
  const highlight = fc.record({
    index: fc.option(fc.nat()),
    branch: fc.nat(3),
    quote: text,
    note: text,
  });
  fc.assert(
    fc.property(text, fc.array(text), fc.array(highlight, { maxLength: 30 }), (id, words, highlights) => {
      const explanations = Object.fromEntries(words.map((word, i) => [`${i}${word}`, word]));
      const named = { ...run, id: id.slice(0, 1000) };
      for (const { title, happened } of [
        prefillFromRun({ ...named, explanations, highlights }),
        prefillFromMessage(named, { branch: 0, message: 1, role: "user", texts: words }),
        prefillFromMark(named, { mark: 1, branch: id, message: 1, words: id, note: words[0] ?? "" }),
      ]) {
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(SPEC_BUG_LIMITS.title);
        expect(title).not.toMatch(/[\n\t\p{Cs}]/u);
        expect(happened.length).toBeLessThanOrEqual(SPEC_BUG_LIMITS.text);
        expect(happened).toContain("ttempt 1");
        expect(happened).not.toMatch(/[<\p{Cs}\0]/u);
      }
    }),
    { numRuns: 200 },
  );
});
