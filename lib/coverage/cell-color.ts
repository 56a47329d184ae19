/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A cell's fill and the colour of the text on it. */
export type CellPaint = { background: string; ink: string };

const INKS: Rgb[] = [
  [4, 5, 7],
  [255, 255, 255],
];

/** Reads `rgb(1, 2, 3)`, as d3's scales write it. */
export function parseRgb(text: string): Rgb {
  const [red, green, blue] = text.match(/\d+(?:\.\d+)?/g)!.map(Number);
  return [red!, green!, blue!];
}

/** The colour `share` of the way from one to another, 0 to 1. */
export function mixColors(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [at(0), at(1), at(2)];
}

/** A fill with whichever ink stands out more on it. */
export function paintCell(background: Rgb): CellPaint {
  const [dark, light] = INKS as [Rgb, Rgb];
  const ink = getContrast(background, dark) >= getContrast(background, light) ? dark : light;
  return { background: formatRgb(background), ink: formatRgb(ink) };
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function getContrast(a: Rgb, b: Rgb): number {
  const [high, low] = [getLuminance(a), getLuminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function getLuminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function formatRgb([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
