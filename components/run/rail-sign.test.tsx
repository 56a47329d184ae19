import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { RailObservation } from "@/lib/transcript/time-rail-model";
import { RailLegend } from "./rail-sign";

const FAIL: RailObservation = { key: "", outcome: "fail", message: 0, at: null, verdict: null };

test("the legend says in words what each look means, the worst first", () => {
  const html = renderToStaticMarkup(
    <RailLegend
      observations={[
        ...["pass", "invalid", "error"].map((outcome) => ({ ...FAIL, outcome })),
        { ...FAIL, verdict: { is: "checker_bug", adjudicated: "pass" } },
        { ...FAIL, verdict: { is: "true_failure", adjudicated: "fail" } },
        FAIL,
      ]}
    />,
  );
  expect(
    html
      .split("</li>")
      .map((item) => item.replace(/<[^>]*>/g, ""))
      .slice(0, -1),
  ).toEqual([
    "fails",
    "fails, upheld by a verdict",
    "fails, overruled by a verdict",
    "error",
    "invalid or unscored",
    "passes",
  ]);
});
