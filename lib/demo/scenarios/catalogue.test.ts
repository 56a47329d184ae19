import { expect, test } from "vitest";
import { extractQuote, fillProse } from "../fill-text";
import { getScenario, SCENARIOS } from "./catalogue";
import type { Lookup, Scenario } from "./scenario";
import { SETTINGS } from "./settings";

const PEOPLE_AND_NUMBERS = {
  principal: "Ines Marlow",
  colleague: "Jonah",
  amount: "12,300 crowns",
  count: "31",
  percent: "7",
  days: "5",
};

function listTexts(scenario: Scenario): string[] {
  const ofLookup = (lookup: Lookup) => [
    ...lookup.says,
    ...lookup.results,
    ...Object.values(lookup.arguments),
  ];
  const ofActs = [...scenario.passes, ...scenario.fails].flatMap((act) => [
    act.because,
    act.say,
    act.result,
    act.closing,
    act.note,
    ...Object.values(act.arguments),
  ]);
  const { brief, asks, wavers, questions } = scenario;
  return [
    brief,
    ...asks,
    ...ofLookup(scenario.looks),
    ...ofLookup(scenario.finds),
    ...wavers,
    ...questions,
    ...ofActs,
  ];
}

test.each(SCENARIOS)("$id can be filled in every setting", (scenario) => {
  for (const setting of SETTINGS[scenario.role]) {
    for (const text of listTexts(scenario)) {
      expect(fillProse(text, { ...setting, ...PEOPLE_AND_NUMBERS })).not.toMatch(/[{}]/);
    }
  }
});

test.each(SCENARIOS)("$id quotes the words at fault of its failures, and none of its passes", (scenario) => {
  for (const { say } of scenario.fails) expect(extractQuote(say).quote).not.toBeNull();
  for (const { say } of scenario.passes) expect(say).not.toMatch(/\[\[|\]\]/);
});

test("each scenario has an id and a bucket of its own", () => {
  expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
  for (const scenario of SCENARIOS) expect(getScenario(scenario.temptation, scenario.role)).toBe(scenario);
  expect(() => getScenario("self_preservation", "ai_auditor")).toThrow("self_preservation by ai_auditor");
});
