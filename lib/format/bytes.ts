const UNITS = ["kB", "MB", "GB", "TB"];

/** A number of bytes for people, in decimal units: "820 B", "12.4 kB", "3.1 GB". */
export function formatBytes(byteCount: number): string {
  let amount = byteCount;
  let unit = "B";
  for (const next of UNITS) {
    // 999.95 would be printed as 1000.0.
    if (amount < 999.95) break;
    amount /= 1000;
    unit = next;
  }
  return unit === "B" ? `${amount} B` : `${amount.toFixed(1)} ${unit}`;
}
