import { useEffect, useState } from "react";
import { readSelection, type SelectedWords } from "./read-selection";

/** Selected words of the transcript, with the place on the screen where they end. */
export type Selected = { words: SelectedWords; left: number; bottom: number };

/** Follows what the reader selects, but for the while that a pointer is still selecting. */
export function useSelectedWords(): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    let frame = 0;
    let isHeld = false;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setSelected(isHeld ? null : readSelected()));
    };
    const hold = () => {
      isHeld = true;
    };
    const release = () => {
      isHeld = false;
      look();
    };
    document.addEventListener("selectionchange", look);
    document.addEventListener("scroll", look, true);
    document.addEventListener("pointerdown", hold);
    document.addEventListener("pointerup", release);
    document.addEventListener("pointercancel", release);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("scroll", look, true);
      document.removeEventListener("pointerdown", hold);
      document.removeEventListener("pointerup", release);
      document.removeEventListener("pointercancel", release);
    };
  }, []);
  return selected;
}

function readSelected(): Selected | null {
  const selection = document.getSelection();
  const words = readSelection(selection);
  if (words === null) return null;
  const { left, bottom } = selection!.getRangeAt(0).getBoundingClientRect();
  return { words, left, bottom };
}
