import { getLook, RAIL_LOOKS, type RailLook, type RailObservation } from "@/lib/transcript/time-rail-model";

// A failure is larger and on edge: filled as it stands, ringed where a verdict upholds it, hollow where
// one overrules it. Other outcomes differ by shape before colour.
const LOOKS: Record<RailLook, string> = {
  open: "size-[10px] rotate-45 bg-alarm ring-2 ring-paper",
  upheld: "size-[6px] rotate-45 bg-alarm ring-2 ring-paper outline-[1.5px] outline-offset-2 outline-alarm",
  overruled: "size-[10px] rotate-45 border-2 border-alarm bg-paper ring-2 ring-paper",
  error: "size-[8px] border border-dashed border-ink bg-paper",
  other: "h-[2px] w-[8px] bg-edge",
  pass: "size-[8px] rounded-full border border-edge bg-paper",
};

const MEANINGS: Record<RailLook, string> = {
  open: "fails",
  upheld: "fails, upheld by a verdict",
  overruled: "fails, overruled by a verdict",
  error: "error",
  other: "invalid or unscored",
  pass: "passes",
};

/** How observations are marked on the rail. */
export function RailSign({ look }: { look: RailLook }) {
  return <span aria-hidden className={LOOKS[look]} />;
}

/** What the marks on the rail mean, of those that are there. */
export function RailLegend({ observations }: { observations: readonly RailObservation[] }) {
  const looks = new Set(observations.map(getLook));
  return (
    <ul aria-label="Marks on the rail" className="mb-2 flex flex-wrap gap-x-3 text-xs text-dim">
      {RAIL_LOOKS.filter((look) => looks.has(look)).map((look) => (
        <li key={look} className="flex items-center gap-1.5">
          <span className="grid size-[16px] place-items-center">
            <RailSign look={look} />
          </span>
          {MEANINGS[look]}
        </li>
      ))}
    </ul>
  );
}
