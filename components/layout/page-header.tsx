import type { ReactNode } from "react";

/** A page's title, and under it where its numbers come from. */
export function PageHeader({
  title,
  aside,
  synthetic,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  synthetic: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="mb-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="min-w-0 [overflow-wrap:anywhere]">{title}</h1>
        {aside}
      </div>
      <p className="text-dim [overflow-wrap:anywhere]">
        {children}
        {synthetic && (
          <>
            {children && " · "}
            <strong className="font-medium text-ink">synthetic demo data</strong>
          </>
        )}
      </p>
    </div>
  );
}
