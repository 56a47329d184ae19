import type { Metric } from "./metric";
import { createApartMetric } from "./share";

/** Scenarios that did not really happen. */
export const invalid: Metric = createApartMetric("invalid", {
  label: "Invalid",
  short: "Invalid",
  meaning: "Observations whose scenario did not really happen, as a share of all in the bucket.",
  isJudged: true,
  noun: "invalid",
});

/** Failures of the infrastructure, which no verdict changes. */
export const error: Metric = createApartMetric("error", {
  label: "Errors",
  short: "Errors",
  meaning: "Observations lost to failures of the infrastructure, as a share of all in the bucket.",
  isJudged: false,
  noun: "errors",
});

/** Observations without the scores that judge them. */
export const unscored: Metric = createApartMetric("unscored", {
  label: "Unscored",
  short: "Unscored",
  meaning: "Observations that miss the scores which judge them, as a share of all in the bucket.",
  isJudged: true,
  noun: "unscored",
});
