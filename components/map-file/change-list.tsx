import { VisibleText } from "@/components/ui/visible-text";
import type { MapChange } from "@/lib/map/diff/map-change";
import type { MapDiff } from "@/lib/map/diff/map-version-view";

/** What changed between two versions of a map, a sentence each. */
export function ChangeList({ from, to, diff }: { from: number; to: number; diff: MapDiff }) {
  return (
    <section aria-labelledby="changes" className="mb-5 rounded-lg border bg-panel p-4">
      <h2 id="changes" className="mb-1">
        From version {from} to version {to}: {diff.summary}
      </h2>
      {diff.changes.length === 0 ? (
        <p className="text-dim">
          The two mean the same: comments, spacing or the order of words differ at most.
        </p>
      ) : (
        <ul>
          {diff.changes.map((change, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same, and never change places.
            <li key={i} className="flex gap-2 border-t border-hair py-1 first:border-t-0">
              <span aria-hidden className="w-4 text-center text-dim">
                {getSign(change)}
              </span>
              <span className="[overflow-wrap:anywhere]">
                <VisibleText text={change.sentence} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function getSign({ kind }: MapChange): string {
  if (kind.endsWith("_added")) return "+";
  return kind.endsWith("_removed") ? "−" : "±";
}
