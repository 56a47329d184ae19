import type { ReactNode } from "react";

/** What is seldom looked at, below its title until it is asked for. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group mt-6">
      <summary className="w-fit text-dim hover:text-ink">
        <span aria-hidden className="inline-block w-4 group-open:rotate-90">
          ▸
        </span>
        {title}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
