"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

const StatusContext = createContext<(sentence: string) => void>(() => undefined);

/** Says above its children what was done to one of them, which may be gone by then. */
export function StatusProvider({ children }: { children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState({ sentence: "" });
  const { sentence } = said;
  useEffect(() => {
    // What had the focus may go away with what it belonged to. While a dialog is open nothing beside it
    // takes the focus, so the line waits until the dialog that led here is gone.
    if (said.sentence !== "") line.current?.focus();
  }, [said]);
  const announce = useCallback((text: string) => setSaid({ sentence: text }), []);
  return (
    <StatusContext value={announce}>
      <p ref={line} tabIndex={-1} role="status" className={sentence === "" ? "sr-only" : "mb-3"}>
        {sentence}
      </p>
      {children}
    </StatusContext>
  );
}

/** Says what was done, where a `StatusProvider` stands above; elsewhere nothing. */
export function useStatus(): (sentence: string) => void {
  return useContext(StatusContext);
}
