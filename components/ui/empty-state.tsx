import type { ReactNode } from "react";

/** What is missing, why, and the one next action. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="my-4 max-w-2xl rounded-lg border border-dashed border-edge p-5">
      <h2 className="mb-1 text-[15px]">{title}</h2>
      <div className="space-y-3 text-dim">{children}</div>
    </section>
  );
}
