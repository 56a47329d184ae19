import { getPrintedText } from "@/components/ui/printed-texts";
import { getTextOffset, type PrintedPiece } from "@/lib/marks/printed-text";
import { parseMessageAnchor } from "@/lib/url/run-url";

/** Words of a message that are selected on the page. */
export type SelectedWords = {
  message: number;
  part: string;
  start: number;
  quote: string;
  /** Whether the selection reaches beyond the one text that these words are of. */
  isCut: boolean;
};

/** The selected words of a transcript: those of the first text that the selection touches, or null. */
export function readSelection(selection: Selection | null): SelectedWords | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const found = listTouchedParts(range).flatMap((part) => readWords(part, range) ?? []);
  const first = found[0];
  return first ? { ...first, isCut: found.length > 1 } : null;
}

function listTouchedParts(range: Range): HTMLElement[] {
  const { commonAncestorContainer: root } = range;
  const element = root instanceof Element ? root : root.parentElement;
  const own = element?.closest<HTMLElement>("[data-part]");
  if (own) return [own];
  const parts = element?.querySelectorAll<HTMLElement>("article [data-part]") ?? [];
  return [...parts].filter((part) => range.intersectsNode(part));
}

function readWords(part: HTMLElement, range: Range): Omit<SelectedWords, "isCut"> | null {
  const text = getPrintedText(part);
  const message = parseMessageAnchor(`#${part.closest("article")?.id ?? ""}`);
  if (text === undefined || message === null) return null;
  const from = getTextOffset(text, listPieces(part, range.startContainer, range.startOffset), "start");
  const to = getTextOffset(text, listPieces(part, range.endContainer, range.endOffset), "end");
  if (from >= to) return null;
  return { message, part: part.dataset.part!, start: from, quote: text.slice(from, to) };
}

/** What a part prints, text node by text node, and how much of each lies before a place of the page. */
function listPieces(part: HTMLElement, container: Node, offset: number): PrintedPiece[] {
  const place = document.createRange();
  place.setStart(container, offset);
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const pieces: PrintedPiece[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const isBefore = place.comparePoint(node, 0) < 0;
    const whole = isBefore ? node.length : 0;
    pieces.push({ kind: getKind(node), printed: node.data, before: node === container ? offset : whole });
  }
  return pieces;
}

function getKind(node: Text): PrintedPiece["kind"] {
  const { parentElement } = node;
  if (parentElement?.closest("[data-added]")) return "added";
  return parentElement?.dataset.hidden === undefined ? "text" : "hidden";
}
