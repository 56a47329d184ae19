import type { ReactNode } from "react";
import { Brand } from "./brand";
import { ThemeToggle } from "./theme-toggle";

/** The frame of every page: navigation at the left, or on top where the window is narrow. */
export function Shell({ navigation, children }: { navigation?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[180px_minmax(0,1fr)] print:block">
      <header className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:gap-1 lg:border-r lg:border-b-0 lg:px-2.5 lg:py-4">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-panel focus:p-2"
        >
          Skip to content
        </a>
        <div className="flex items-center justify-between lg:mb-3 lg:pr-1 lg:pl-2.5">
          <Brand />
          <ThemeToggle />
        </div>
        {navigation}
      </header>
      <main id="content" className="min-w-0">
        {children}
      </main>
    </div>
  );
}
