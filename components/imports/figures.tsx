import type { ReactNode } from "react";

/** Figures side by side, each under its name. */
export function Figures({ figures, label }: { figures: [string, ReactNode, string?][]; label: string }) {
  return (
    <dl aria-label={label} className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(([name, figure, look = ""]) => (
        <div key={name}>
          <dt className="text-xs text-dim">{name}</dt>
          <dd className={`text-[15px] font-medium tabular-nums ${look}`}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
