const LOOKS: Record<string, string> = {
  fail: "border-alarm font-medium text-alarm",
  pass: "border-line text-ink",
};

/** The outcome of a run or observation; a failure stands out, by more than its colour. */
export function OutcomeTag({ outcome }: { outcome: string }) {
  return (
    <span
      className={`inline-block rounded border px-1.5 text-xs leading-[18px] ${LOOKS[outcome] ?? "border-dashed border-edge text-dim"}`}
    >
      {outcome}
    </span>
  );
}
