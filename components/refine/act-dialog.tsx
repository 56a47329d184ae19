import { Dialog } from "@/components/ui/dialog";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import type { Act } from "./act";
import { AssignForm } from "./forms/assign-form";
import { CrossingForm } from "./forms/crossing-form";
import { DimensionForm } from "./forms/dimension-form";
import { GoalForm } from "./forms/goal-form";
import { MergeForm } from "./forms/merge-form";
import { RenameForm } from "./forms/rename-form";
import { RuleForm } from "./forms/rule-form";
import { SplitForm } from "./forms/split-form";
import { WeightForm } from "./forms/weight-form";

type Source = { project: string; campaigns: string[]; map: CoverageMap };

/** The form of a step, on the map as the draft has it. */
export function ActDialog({
  act,
  source,
  onStep,
  onClose,
}: {
  act: Act;
  source: Source;
  onStep: (edits: Edit[]) => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={<VisibleText text={getTitle(act)} />} onClose={onClose}>
      <ActForm act={act} source={source} onStep={onStep} />
    </Dialog>
  );
}

function ActForm({
  act,
  source: { project, campaigns, map },
  onStep,
}: {
  act: Act;
  source: Source;
  onStep: (edits: Edit[]) => void;
}) {
  switch (act.kind) {
    case "add_dimension":
      return (
        <DimensionForm project={project} campaigns={campaigns} map={map} from={act.from} onStep={onStep} />
      );
    case "add_crossing":
      return <CrossingForm map={map} onStep={onStep} />;
    case "goal":
      return <GoalForm map={map} crossed={act.by} place={act.at} onStep={onStep} />;
    case "rule":
      return <RuleForm map={map} section={act.section} place={act.at} onStep={onStep} />;
    case "crossing_weight": {
      const { weight } = map.crossings.find(({ by }) => by.join() === act.by.join())!;
      return <WeightForm of={{ by: act.by }} weight={weight} onStep={onStep} />;
    }
    default:
  }
  const dimension = map.dimensions.find(({ id }) => id === act.dimension)!;
  switch (act.kind) {
    case "rename_dimension":
      return <RenameForm dimension={dimension} value={null} onStep={onStep} />;
    case "rename_value":
      return <RenameForm dimension={dimension} value={act.value} onStep={onStep} />;
    case "split":
      return (
        <SplitForm
          project={project}
          campaigns={campaigns}
          dimension={dimension}
          value={act.value}
          onStep={onStep}
        />
      );
    case "merge":
      return <MergeForm dimension={dimension} chosen={act.values} onStep={onStep} />;
    case "assign":
      return <AssignForm dimension={dimension} text={act.text} onStep={onStep} />;
    case "weight":
      return (
        <WeightForm
          of={{ dimension: dimension.id, value: act.value }}
          weight={dimension.values.find(({ id }) => id === act.value)!.weight}
          onStep={onStep}
        />
      );
  }
}

const RULE_TITLES = { ignore: "Ignore", illegal: "Forbid", held_out: "Hold out" } as const;

function getTitle(act: Act): string {
  switch (act.kind) {
    case "rename_dimension":
      return `Rename the dimension ${act.dimension}`;
    case "rename_value":
      return `Rename ${act.value} of ${act.dimension}`;
    case "split":
      return `Split ${act.value} of ${act.dimension}`;
    case "weight":
      return `Weight of ${act.value} of ${act.dimension}`;
    case "merge":
      return `Merge values of ${act.dimension}`;
    case "assign":
      return `Assign “${act.text}” of ${act.dimension}`;
    case "goal":
      return "Set a goal";
    case "rule":
      return RULE_TITLES[act.section];
    case "crossing_weight":
      return `Weight of ${act.by.join(" × ")}`;
    case "add_dimension":
      return "Add a dimension";
    case "add_crossing":
      return "Declare a crossing";
  }
}
