/** A span of time for people, in at most two units: "0.4 s", "12 s", "3 min 20 s", "1 h 5 min". */
export function formatDuration(durationMs: number): string {
  if (durationMs < 9_950) return `${(Math.max(0, durationMs) / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return join(seconds, 60, "min", "s", 1);
  return join(seconds, 3_600, "h", "min", 60);
}

function join(seconds: number, large: number, largeUnit: string, smallUnit: string, small: number): string {
  const rest = Math.floor((seconds % large) / small);
  const whole = `${Math.floor(seconds / large)} ${largeUnit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallUnit}`;
}
