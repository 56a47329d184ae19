import type { Step } from "@/lib/coverage/t-way/step-line";

export type StepLine = { name: string; steps: Step[]; isChosen: boolean };

const LEFT = 44;
const TOP = 10;
const WIDTH = 560;
const HEIGHT = 200;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Lines are told apart by their dashes, so that the figure reads without colour. */
const DASHES = ["none", "9 4", "4 3", "1.5 3"];

/** The step chart of NIST's CCM: how large a share of the sets is covered at least so far, one line a strength. */
export function StepChart({ label, lines }: { label: string; lines: StepLine[] }) {
  return (
    <div>
      <ul aria-hidden className="mb-1 flex flex-wrap gap-x-5 text-xs">
        {lines.map(({ name, isChosen }, i) => (
          <li key={name} className="flex items-center gap-2">
            <svg width="34" height="8" aria-hidden="true">
              <path d="M1 4H33" {...getStroke(i, isChosen)} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${LEFT + WIDTH + 16} ${TOP + HEIGHT + 40}`}
        className="w-full max-w-3xl"
      >
        {TICKS.map((tick) => (
          <g key={tick}>
            <path d={`M${LEFT} ${toY(tick)}H${LEFT + WIDTH}`} stroke="var(--line)" />
            <text x={LEFT - 6} y={toY(tick) + 4} textAnchor="end" fontSize="11" fill="var(--dim)">
              {tick * 100} %
            </text>
            <text x={toX(tick)} y={TOP + HEIGHT + 16} textAnchor="middle" fontSize="11" fill="var(--dim)">
              {tick * 100} %
            </text>
          </g>
        ))}
        <text x={LEFT + WIDTH / 2} y={TOP + HEIGHT + 34} textAnchor="middle" fontSize="11" fill="var(--dim)">
          share of the sets covered at least so far
        </text>
        {lines.map(({ name, steps, isChosen }, i) => (
          <path key={name} d={buildPath(steps)} {...getStroke(i, isChosen)} />
        ))}
      </svg>
    </div>
  );
}

function getStroke(line: number, isChosen: boolean) {
  return {
    fill: "none",
    stroke: isChosen ? "var(--accent)" : "var(--ink)",
    strokeWidth: isChosen ? 2.5 : 1.25,
    strokeDasharray: DASHES[line % DASHES.length],
  };
}

function toX(share: number): number {
  return LEFT + share * WIDTH;
}

function toY(coverage: number): number {
  return TOP + (1 - coverage) * HEIGHT;
}

function buildPath(steps: Step[]): string {
  return steps
    .map(({ share, coverage }, i) => `${i === 0 ? `M${LEFT} ` : "V"}${toY(coverage)}H${toX(share)}`)
    .join("");
}
