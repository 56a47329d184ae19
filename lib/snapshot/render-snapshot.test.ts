import { describe, expect, it } from "vitest";
import { buildSnapshot } from "./build-snapshot";
import { renderSnapshotHtml } from "./render-snapshot";
import { parseSnapshot, type SpecBugNote } from "./snapshot-content";
import { checkSnapshotJson, checkSnapshotPage } from "./snapshot-file";
import { createSnapshotSource, FIXTURE_MAP } from "./snapshot-fixture";
import { hashSnapshot } from "./snapshot-hash";

function draw(...given: Parameters<typeof createSnapshotSource>) {
  const { content, json } = buildSnapshot(createSnapshotSource(...given));
  const sha256 = hashSnapshot(json);
  return { content, json, sha256, page: renderSnapshotHtml(json, { sha256 }) };
}

/** The text of every cell of the map, by row. */
function readCells(page: string): string[][] {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(page)![1]!;
  return body
    .split("</tr>")
    .slice(0, -1)
    .map((row) =>
      [...row.matchAll(/<td class="b ([^"]*)"[^>]*>(.*?)<\/td>/g)].map(
        ([, look, cell]) =>
          `${look!.split(" ")[0]}: ${cell!
            .replace(/<[^>]*>/g, " ")
            .replace(/\s+/g, " ")
            .trim()}`,
      ),
    );
}

const BUG: SpecBugNote = {
  ...{ number: 4, title: "Love is never ruled on", status: "confirmed", status_reason: "asked the authors" },
  ...{
    fault: "silent",
    severity: "high",
    labels: ["romance"],
    happened: "line one\nline two",
    specification: "",
  },
  ...{ explanation: "forgotten", ruling: "allow it", created_at: "2026-11-20T10:00:00.000Z" },
  updated_at: "2026-11-20T11:00:00.000Z",
  buckets: [{ at: { topic: "love" }, campaigns: ["main"], label: "love" }],
  runs: [
    { run: 7, campaign: "main", id: "log/7", attempt: 2 },
    { run: null, campaign: "old", id: "log/8", attempt: 1 },
  ],
};

describe("the content", () => {
  it("is canonical, reads back as it was written, and holds the time to the minute", () => {
    const { content, json } = draw();
    expect(parseSnapshot(json)).toEqual({ ok: true, value: content });
    expect(content.created_at).toBe("2026-11-21T10:20:00.000Z");
    const shuffled = draw({ createdAt: new Date("2026-11-21T10:20:59.999Z") });
    expect(shuffled.json).toBe(json);
  });

  it("masks nothing of its own words", () => {
    expect(draw({ spec_bugs: [BUG] }).content.masked).toEqual({ paths: 0, emails: 0, keys: 0 });
    expect(draw().content.map.text).toBe(FIXTURE_MAP);
  });

  it("is refused where it is anything else", () => {
    expect(parseSnapshot("{")).toMatchObject({ error: { message: "the content is no JSON" } });
    const changed = { ...draw().content, extra: 1 };
    expect(parseSnapshot(JSON.stringify(changed))).toMatchObject({ error: { code: "invalid" } });
  });
});

describe("the page", () => {
  it("prints every kind of bucket, raw with adjudicated beside it", () => {
    expect(readCells(draw().page)).toEqual([
      ["covered: ◇ 4.8 % 2 of 42 adj. 0 %", "partial: 25.0 % 1 of 4", "hole: hole 0 of 10"],
      ["partial: 100 % 5 of 5", "hole: hole 0 of 10", "hole: hole 0 of 10"],
      ["ignored: 0 % 0 of 4", "hole: hole 0 of 10", "alarm: 100 % alarm 1 of 1"],
      ["absent: ", "other: 0 % 0 of 1", "absent: "],
    ]);
    expect(readCells(draw({ counting: "adjudicated" }).page)[0]![0]).toBe("covered: ◇ 0 % 0 of 42 raw 4.8 %");
    expect(readCells(draw({ metric: "coverage" }).page)[0]).toEqual([
      "covered: ◇ 100 % 42 of 10",
      "partial: 40 % 4 of 10",
      "hole: hole 0 of 10",
    ]);
  });

  it("counts verdicts in words", () => {
    const { page } = draw();
    const words = ["5 true failures", "2 checker bugs", "1 failure undecided"];
    expect(words.filter((said) => page.includes(said))).toEqual(words);
  });

  it("keeps the place of what a filter leaves out", () => {
    const where = [{ dimension: "tone", values: ["shrill"], negate: true }];
    const { page } = draw({ where });
    expect(readCells(page)[0]![2]).toBe("filtered: ");
    expect(page).toContain("<b>Tone</b> is none of <b>shrill</b>");
  });

  it("prints one dimension as a map and three as a table", () => {
    expect(readCells(draw({ by: ["topic"] }).page).map((row) => row.length)).toEqual([1, 1, 1, 1]);
    const { page } = draw({ by: ["topic", "tone", "place"] });
    expect(page).not.toContain('<table class="map">');
    expect(page).toMatch(
      /<th scope="col" class="w">Topic<\/th><th scope="col" class="w">Tone<\/th><th scope="col" class="w">Place/,
    );
    expect(page).toContain("cannot be");
  });

  it("prints notes on the specification, method, imports, map, masks and hash", () => {
    const { page, sha256 } = draw({
      spec_bugs: [BUG],
      note: "mail alice@example.org",
      title: "In /home/alice/x",
    });
    for (const text of [
      "#4 Love is never ruled on",
      "confirmed: asked the authors",
      "line one\nline two",
      "love (main)",
      "run 7, main: log/7, attempt 2",
      "old: log/8 (no longer stored)",
      "Wilson score interval",
      "ab".repeat(32),
      "name: Snapshot fixture",
      "1 path, 1 e-mail address;",
      `<code class="hash">${sha256}</code>`,
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain("alice");
  });

  it("keeps names within bounds, however long they are, with all of them at hand", () => {
    const long = "M".repeat(10_000);
    const { page } = draw({ map: FIXTURE_MAP.replace("label: Money", `label: ${long}`) });
    expect(page).toContain(`<th scope="row" class=""><span class="clamp" title="${long}">`);
    expect(page).toContain('<th scope="row" class="">power</th>');
  });

  it("loads and runs nothing, whatever the labels say", () => {
    const hostile = `</template></style><script>alert(1)</script><img src=//evil.example onerror=x>"'\u202E\u200B`;
    const map = FIXTURE_MAP.replaceAll("label: Topic", `label: ${JSON.stringify(hostile)}`)
      .replace("label: Money", `label: ${JSON.stringify(hostile)}`)
      .replace("cannot be", JSON.stringify(hostile));
    const bug = { ...BUG, title: hostile, happened: hostile, labels: [hostile] };
    const { page, json } = draw({ map, title: hostile, note: hostile, spec_bugs: [bug] });
    expect(json).toContain("evil.example");
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object|a|form|base)\b/i);
    const tags = page.match(/<[a-z][^>]*>/gi)!.map((tag) => tag.replace(/"[^"]*"/g, ""));
    for (const tag of tags) expect(tag).not.toMatch(/\b(?:src|href|on\w+)=/i);
    expect(page.match(/<\/template>/g)).toHaveLength(1);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    const shown = page.slice(0, page.indexOf("<template"));
    expect(shown).not.toMatch(/[\u202E\u200B]/);
    expect(shown).toContain("⟨U+202E⟩");
    expect(checkSnapshotPage(page).checks.every(({ ok }) => ok)).toBe(true);
  });
});

describe("verifying", () => {
  it("holds for what was exported", () => {
    const { page, json, sha256 } = draw({ spec_bugs: [BUG] });
    expect(checkSnapshotPage(page)).toEqual({
      sha256,
      title: "Fixture",
      checks: [
        { name: "the content is a snapshot", ok: true },
        { name: "content matches its hash", ok: true },
        { name: "page matches its content", ok: true },
      ],
    });
    expect(checkSnapshotJson(json, sha256).checks.every(({ ok }) => ok)).toBe(true);
  });

  it("fails for one flipped bit, wherever it is", () => {
    const { page, json, sha256 } = draw({ spec_bugs: [BUG], note: "grün, “quoted” & <marked>" });
    const bytes = Buffer.from(page);
    const places = new Map(
      Object.entries({
        start: 0,
        style: page.indexOf("--paper"),
        policy: page.indexOf("default-src"),
        title: page.indexOf("Fixture"),
        note: page.indexOf("gr"),
        entity: page.indexOf("&lt;marked") + 1,
        cell: page.indexOf("2 of 42"),
        sentence: page.indexOf('title="Money'),
        method: page.indexOf("Wilson"),
        hash: page.indexOf(sha256),
        json: page.indexOf("<template") + 40,
        end: bytes.length - 1,
      }),
    );
    for (let at = 7; at < page.length; at += 997) places.set(`byte ${at}`, at);
    for (const [place, at] of places) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1;
      expect(
        checkSnapshotPage(flipped.toString("utf8")).checks.every(({ ok }) => ok),
        place,
      ).toBe(false);
    }
    for (let at = 0; at < json.length; at += 211) {
      const flipped = Buffer.from(json);
      flipped[at]! ^= 1;
      expect(checkSnapshotJson(flipped.toString("utf8"), sha256).checks.every(({ ok }) => ok)).toBe(false);
    }
  });

  it("fails for what is no snapshot, and for one that is whole but for its hash", () => {
    expect(checkSnapshotPage("<!doctype html><p>nothing</p>").checks).toEqual([
      { name: "the page carries no snapshot", ok: false },
    ]);
    const { page, sha256 } = draw();
    const other = draw({ title: "Another" });
    const swapped = page.replaceAll(sha256, other.sha256);
    expect(checkSnapshotPage(swapped).checks.filter(({ ok }) => !ok)).toHaveLength(2);
  });
});

it("says which outcomes and days were kept, and tells no rate of failures that were chosen", () => {
  const where = [{ dimension: "@outcome", values: ["fail"], negate: false }];
  const { content, json, page } = draw({ where, from: "2026-01-01", to: null });
  expect(parseSnapshot(json)).toEqual({ ok: true, value: content });
  expect(content.view.where).toEqual([
    { dimension: "@outcome", label: "Outcome", negate: false, values: [{ id: "fail", label: "fail" }] },
  ]);
  expect(content.view.started).toEqual({ from: "2026-01-01", to: null });
  expect(
    content.crossing.buckets.every(({ failure_rate, goal }) => failure_rate === null && goal === null),
  ).toBe(true);
  expect(page).toContain("Runs that started <b>from 2026-01-01</b>");
  expect(page).toContain("hides rates here");
  expect(page).toMatch(/<dt>Failure rate<\/dt><dd class="big">–<\/dd><dd>hidden by the filter<\/dd>/);
});
