import { failure, type Result, success } from "@/lib/result";
import { buildMap } from "./build-map";
import type { FindPatternRisk } from "./check-pattern";
import type { CoverageMap } from "./coverage-map";
import { describeIssue } from "./describe-issue";
import { mapFile } from "./map-file";
import { formatPathInFile, type MapProblem, type Report } from "./map-problem";
import { readYaml, TOO_DEEP, type YamlSource } from "./yaml-source";

/** Reads a map and collects every problem: of YAML, then of shape, then of meaning. */
export function checkMap(text: string, file: string, findRisk: FindPatternRisk): Result<CoverageMap> {
  const source = readYaml(text);
  try {
    return checkSource(source, file, findRisk);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return describeProblems([{ line: 1, column: 1, path: "", message: TOO_DEEP }], file);
  }
}

function checkSource(source: YamlSource, file: string, findRisk: FindPatternRisk): Result<CoverageMap> {
  const problems = [...source.problems];
  const report: Report = (path, message, target = "value") => {
    problems.push({ ...source.locate(path, target), path: formatPathInFile(path), message });
  };
  if (!source.readable) return describeProblems(problems, file);

  const shape = mapFile.safeParse(source.value);
  for (const issue of shape.error?.issues ?? []) {
    for (const { path, message, target } of describeIssue(issue, source.value)) report(path, message, target);
  }
  const map = buildMap(source.value, report, findRisk);
  return problems.length === 0 ? success(map) : describeProblems(problems, file);
}

function describeProblems(problems: MapProblem[], file: string): Result<CoverageMap> {
  const ordered = problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const first = ordered[0]!;
  const others = ordered.length - 1;
  const more = others === 0 ? "" : ` (and ${others} more)`;
  return failure("invalid", `${file}:${first.line}:${first.column}: ${first.message}${more}`, ordered);
}
