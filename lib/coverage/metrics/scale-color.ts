import { interpolateCividis, interpolatePuOr } from "d3-scale-chromatic";
import { mixColors, paintCell, parseRgb, type Rgb } from "../cell-color";
import type { CellColor } from "./scale";

const PAPER: Record<"light" | "dark", Rgb> = { light: [252, 252, 250], dark: [24, 27, 31] };
/**
 * Ends of the part of cividis that is used: light themes rise to its dark end, dark ones to its bright
 * end. `quiet` stops short of both, so that what is covered does not outshine the gaps.
 */
const RANGES = {
  quiet: { light: [0.82, 0.22], dark: [0.12, 0.7] },
  full: { light: [0.82, 0.1], dark: [0.12, 0.97] },
} as const;

/** Where PuOr is read for the far ends of a difference: orange for more, purple for less. */
const ENDS = { light: { more: 0.88, less: 0.1 }, dark: { more: 0.75, less: 0.25 } } as const;
/** No difference: hardly more than the paper. */
const MIDDLE: typeof PAPER = { light: [241, 241, 238], dark: [35, 39, 45] };

/** `position` runs from 0, least, to 1, most; `fade` from 0 to 1 takes the colour back to the paper. */
export function colorSequential(range: keyof typeof RANGES, position: number, fade: number): CellColor {
  return paintThemes((theme) => {
    const [low, high] = RANGES[range][theme];
    const pure = parseRgb(interpolateCividis(low + (high - low) * position));
    // The low end recedes into the paper, so that most of a healthy map stays quiet.
    const rest = theme === "light" ? 0.85 * (1 - position) ** 1.4 : 0.25 * (1 - position);
    return mixColors(mixColors(pure, PAPER[theme], rest), PAPER[theme], fade);
  });
}

/** `position` runs from -1 to 1; 0 is a quiet grey. */
export function colorDiverging(position: number, fade: number): CellColor {
  return paintThemes((theme) => {
    const end = parseRgb(interpolatePuOr(ENDS[theme][position > 0 ? "more" : "less"]));
    return mixColors(MIDDLE[theme], end, Math.abs(position) * (1 - fade));
  });
}

function paintThemes(mix: (theme: "light" | "dark") => Rgb): CellColor {
  return { light: paintCell(mix("light")), dark: paintCell(mix("dark")) };
}
