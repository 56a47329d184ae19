"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { useStatus } from "@/components/housekeeping/status";
import type { UnmappedOfRun } from "@/components/ui/assignable-table";
import { KeyHelp } from "@/components/ui/key-help";
import { useKeys } from "@/components/ui/use-keys";
import type { MapPreview } from "@/lib/coverage/map-preview";
import { formatVisibleText } from "@/lib/format/visible-text";
import { buildDiscoveredDimension } from "@/lib/map/discovery/build-dimension";
import { describeEdit } from "@/lib/map/edits/describe-edit";
import type { Edit } from "@/lib/map/edits/edit";
import { buildRefineHref, type RefineQuery } from "@/lib/url/refine-url";
import { type Act, readAct } from "./act";
import { ActDialog } from "./act-dialog";
import { type Applied, ApplyForm } from "./apply-form";
import { CrossingTable } from "./crossing-table";
import { DimensionTable } from "./dimension-table";
import { DiscoveredFields } from "./discovered-fields";
import { DraftBar } from "./draft-bar";
import { Effect } from "./effect";
import { followDimension, followValue } from "./pair-names";
import { RuleList } from "./rule-list";
import { Steps } from "./steps";
import { TextStep } from "./text-step";
import { UnmappedList } from "./unmapped-list";
import { useDraft } from "./use-draft";
import { usePreview } from "./use-preview";

const KEYS: [string, string][] = [
  ["Ctrl Z", "undo the last step"],
  ["Ctrl Shift Z", "make it again"],
  ["Ctrl Enter", "in the reason: apply the draft"],
  ["Escape", "leave a form or menu"],
  ["?", "this list"],
];

type RefineProps = {
  project: string;
  initial: MapPreview;
  query: RefineQuery;
  /** An earlier version whose text the draft begins with. */
  earlier: { version: number; text: string } | null;
  unmapped: UnmappedOfRun[];
};

/** The map with what can be done to it, the steps made so far, and what they would do. */
export function RefineView({ project, initial, query, earlier, unmapped }: RefineProps) {
  const router = useRouter();
  const announce = useStatus();
  const [draft, change] = useDraft(project, initial.base);
  const { preview, shown, fault, isWorking } = usePreview(project, query.campaign, initial, draft);
  const [act, setAct] = useState<Act | null>(() => readAct(query, initial.coverage));
  const { edits } = draft;
  const aside = useRef<HTMLElement>(null);
  const addSteps = (added: Edit[]) => change({ kind: "add", edits: added, current: initial.base });

  useKeys((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || isInField(event)) return;
    event.preventDefault();
    change({ kind: event.shiftKey ? "redo" : "undo" });
  });

  const finish = (applied: Applied) => {
    change({ kind: "start", base: applied.map_version ?? draft.base });
    announce(
      applied.map_version === undefined
        ? "The new version is being built; the map shows it once all runs are counted by it."
        : `Version ${applied.map_version} is the map now.`,
    );
    router.refresh();
  };

  const before = useMemo(
    () =>
      new Map(
        preview.before.dimensions.map(({ id, values }) => [
          followDimension(shown, id),
          new Map(values.map((value) => [followValue(shown, id, value.id), value.observations])),
        ]),
      ),
    [preview, shown],
  );
  const leaveAct = () => {
    setAct(null);
    // A step that the address began is over: a reload begins no other.
    if (query.act)
      router.replace(buildRefineHref(project, { campaign: query.campaign, counting: query.counting }));
  };
  const isMoved = edits.length > 0 && draft.base !== initial.base;
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(320px,400px)]">
      <div className="min-w-0 space-y-6">
        <section aria-label="Dimensions" className="space-y-4">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 className="text-[15px]">Dimensions</h2>
            <button
              type="button"
              onClick={() => setAct({ kind: "add_dimension", from: null })}
              className="control screen-only"
            >
              Add a dimension
            </button>
          </div>
          {preview.coverage.dimensions.map((dimension, d) => (
            <DimensionTable
              key={dimension.id}
              dimension={dimension}
              before={before.get(dimension.id) ?? null}
              after={preview.after.dimensions[d]!}
              onAct={setAct}
              onStep={addSteps}
            />
          ))}
        </section>
        <UnmappedList
          project={project}
          map={preview.coverage}
          values={unmapped}
          edits={edits}
          onAct={setAct}
        />
        <DiscoveredFields
          project={project}
          campaigns={query.campaign}
          version={initial.base}
          map={preview.coverage}
          onAdd={(field) => addSteps([buildDiscoveredDimension(field, preview.coverage)])}
        />
        <CrossingTable map={preview.coverage} onAct={setAct} onStep={addSteps} />
        <RuleList map={preview.coverage} onAct={setAct} onStep={addSteps} />
        <TextStep project={project} draft={draft} preview={preview} onStep={addSteps} />
        {edits.length > 0 && (
          <DraftBar
            steps={edits.length}
            preview={preview}
            isFaulty={fault !== null}
            isWorking={isWorking}
            onUndo={() => change({ kind: "undo" })}
            onShow={() => {
              aside.current?.focus({ preventScroll: true });
              aside.current?.scrollIntoView();
            }}
          />
        )}
      </div>
      <aside ref={aside} tabIndex={-1} aria-label="Draft and effect" className="min-w-0">
        <div className="space-y-6 xl:sticky xl:top-4">
          <div className="screen-only flex justify-end">
            <KeyHelp keys={KEYS} />
          </div>
          {earlier && edits.length === 0 && (
            <p>
              <button
                type="button"
                onClick={() => addSteps([{ kind: "replace_text", text: earlier.text }])}
                className="control control-primary"
              >
                Take version {earlier.version} back
              </button>
            </p>
          )}
          <Steps draft={draft} version={initial.base} fault={fault} isWorking={isWorking} onChange={change} />
          <div className={isWorking ? "opacity-60" : ""}>
            <Effect preview={preview} edits={shown} />
          </div>
          {edits.length > 0 && (
            <ApplyForm
              project={project}
              base={draft.base}
              text={preview.text}
              proposed={
                earlier && edits.length === 1 && edits[0]!.kind === "replace_text"
                  ? `Back to version ${earlier.version}`
                  : formatVisibleText(edits.map(describeEdit).join("; ")).slice(0, 1000)
              }
              isDisabled={isWorking || fault !== null || isMoved}
              onApplied={finish}
            />
          )}
        </div>
      </aside>
      {act && (
        <ActDialog
          act={act}
          source={{ project, campaigns: query.campaign, map: preview.coverage }}
          onStep={(added) => {
            addSteps(added);
            leaveAct();
          }}
          onClose={leaveAct}
        />
      )}
    </div>
  );
}

/** A field undoes what was written in it by itself. */
function isInField({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea")
  );
}
