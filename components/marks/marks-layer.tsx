"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useRequest } from "@/components/api/use-request";
import { isTyping } from "@/components/ui/is-typing";
import { useKeys } from "@/components/ui/use-keys";
import { groupMarks } from "@/lib/marks/group-marks";
import type { MarkView } from "@/lib/marks/mark";
import { buildMarkHref } from "@/lib/url/marks-url";
import { parseAddressedWords, parseMessageAnchor } from "@/lib/url/run-url";
import { buildNewSpecBugHref } from "@/lib/url/spec-bugs-url";
import { DraftDialog, MarkDialog } from "./mark-dialog";
import { type Marks, MarksContext } from "./marks-context";
import { readSelection } from "./read-selection";
import { SelectionBar } from "./selection-bar";
import { type Draft, useMarks } from "./use-marks";
import { useSelectedWords } from "./use-selected-words";

type Props = {
  project: string;
  run: number;
  branch: number;
  /** All marks of the run. */
  marks: MarkView[];
  children: ReactNode;
};

const SAID_MS = 8000;

/** Lets a reader mark words of the transcript within it, and shows the marks there are. */
export function MarksLayer({ project, run, branch, marks: stored, children }: Props) {
  const router = useRouter();
  const from = useSearchParams().get("from");
  const { marks, create, setNote, remove } = useMarks({ project, run, branch }, stored);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const [said, setSaid] = useState<ReactNode>(null);
  const { isBusy, error, send } = useRequest();
  const selected = useSelectedWords();
  const current = useAddressedMark();
  useEffect(() => {
    // A link that could not be copied stays until it was.
    if (typeof said !== "string") return;
    const timer = window.setTimeout(() => setSaid(null), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [said]);

  const copyLink = useCallback(
    async (mark: number) => {
      const link = new URL(buildMarkHref(project, mark), window.location.href).href;
      setSaid((await isCopied(link)) ? `The link to mark ${mark} is copied.` : <>Copy this link: {link}</>);
    },
    [project],
  );
  const context = useMemo<Marks>(
    () => ({
      all: marks,
      byMessage: groupMarks(marks, branch, current),
      open: setOpened,
      copyLink: (mark) => void copyLink(mark),
    }),
    [marks, branch, current, copyLink],
  );

  const markFirst = (on: Draft, then: (mark: number) => void) =>
    send(
      () => create(on, ""),
      ({ mark }) => then(mark),
    );
  const fileSpecBug = (on: Draft) =>
    markFirst(on, (mark) => router.push(buildNewSpecBugHref(project, { mark, from })));
  useMarkKeys({ m: setDraft, b: fileSpecBug });
  useMarkClicks(setOpened);

  const mark = marks.find((one) => one.mark === opened);
  return (
    <MarksContext value={context}>
      {children}
      {selected && draft === null && (
        <SelectionBar
          selected={selected}
          isBusy={isBusy}
          onMark={() => setDraft(toDraft(selected.words))}
          onCopyLink={() => markFirst(toDraft(selected.words), (number) => void copyLink(number))}
          onSpecBug={() => fileSpecBug(toDraft(selected.words))}
        />
      )}
      {draft && (
        <DraftDialog
          draft={draft}
          onClose={() => setDraft(null)}
          save={(note) => create(draft, note)}
          onSaved={(made) => {
            setDraft(null);
            document.getSelection()?.removeAllRanges();
            setSaid(`Mark ${made.mark} is saved.`);
          }}
        />
      )}
      {mark && (
        <MarkDialog
          key={mark.mark}
          mark={mark}
          onClose={() => setOpened(null)}
          save={(note) => setNote(mark.mark, note)}
          onSaved={() => {
            setOpened(null);
            setSaid(`The note of mark ${mark.mark} is saved.`);
          }}
          remove={() => remove(mark.mark)}
          onRemoved={() => {
            setOpened(null);
            setSaid(`Mark ${mark.mark} is deleted.`);
          }}
          copyLink={() => void copyLink(mark.mark)}
        />
      )}
      <Said>{error ?? said}</Said>
    </MarksContext>
  );
}

/** What was done last, or why it was not. */
function Said({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className={
        children === null
          ? "sr-only"
          : "screen-only fixed bottom-3 left-1/2 z-40 max-w-[90vw] -translate-x-1/2 rounded-lg border border-edge bg-panel px-3 py-1.5 shadow-lg [overflow-wrap:anywhere]"
      }
    >
      {children}
    </p>
  );
}

/** The mark that the address names, or named last: walking on from its message leaves the words marked. */
function useAddressedMark(): number | null {
  const search = useSearchParams();
  const [last, setLast] = useState<number | null>(null);
  const words = parseAddressedWords(new URLSearchParams(search));
  const named = words?.kind === "mark" ? Number(words.id) : null;
  if (named !== null && named !== last) setLast(named);
  return named ?? last;
}

/** Single keys on the selected words; `m` without any marks the message that the reader went to. */
function useMarkKeys(actions: Record<"m" | "b", (on: Draft) => void>) {
  useKeys((event) => {
    if (isTyping(event) || (event.key !== "m" && event.key !== "b")) return;
    const words = readSelection(document.getSelection());
    const draft = words ? toDraft(words) : event.key === "m" ? findCurrentMessage() : null;
    if (draft === null) return;
    event.preventDefault();
    actions[event.key](draft);
  });
}

/** A click on marked words, or on their number, opens the note. */
function useMarkClicks(open: (mark: number) => void) {
  useEffect(() => {
    const look = ({ target }: MouseEvent) => {
      if (!(target instanceof Element)) return;
      const number = target.closest<HTMLElement>("[data-mark]")?.dataset.mark;
      const words = target.closest<HTMLElement>('[data-range="mark"]')?.dataset.rangeId;
      const isSelecting = document.getSelection()?.isCollapsed === false;
      const mark = number ?? (isSelecting ? undefined : words);
      if (mark !== undefined) open(Number(mark));
    };
    document.addEventListener("click", look);
    return () => document.removeEventListener("click", look);
  }, [open]);
}

function findCurrentMessage(): Draft | null {
  const focused = document.activeElement?.closest("article")?.id;
  const message = parseMessageAnchor(focused === undefined ? window.location.hash : `#${focused}`);
  return message === null ? null : { message, words: null };
}

function toDraft(words: NonNullable<ReturnType<typeof readSelection>>): Draft {
  return { message: words.message, words };
}

async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or a page that is not served over a safe connection.
    return false;
  }
}
