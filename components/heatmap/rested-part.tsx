import type { ReactNode } from "react";
import type { Rested } from "@/components/api/use-rested";

/**
 * A part of the panel that is asked for once the focus rests: a place of its size until it has come, and
 * the reason where it has not.
 */
export function RestedPart<T>({
  name,
  rested: { answer, retry },
  skeletonHeight,
  children,
}: {
  name: string;
  rested: Rested<T>;
  /** In pixels. */
  skeletonHeight: number;
  children: (value: T) => ReactNode;
}) {
  return (
    <section aria-label={name} aria-busy={answer === null} className="screen-only">
      <h2 className="mb-1">{name}</h2>
      {answer === null ? (
        <div style={{ height: skeletonHeight }} className="rounded bg-hair" />
      ) : answer.ok ? (
        children(answer.value)
      ) : (
        <p role="alert" className="text-alarm">
          Failed to load. {answer.message}{" "}
          <button type="button" onClick={retry} className="link">
            Try again
          </button>
        </p>
      )}
    </section>
  );
}
