import type { ReactNode } from "react";
import { type NewestRun, NewestRunLink } from "./newest-run";
import { UnmappedTable, type UnmappedValue } from "./unmapped-table";

export type UnmappedOfRun = UnmappedValue & { newest: NewestRun };

/** Raw values with the run that held each last, and what can be done about it. */
export function AssignableTable({
  project,
  values,
  labels,
  renderAct,
}: {
  project: string;
  values: UnmappedOfRun[];
  /** What dimensions are called, by id. */
  labels?: Map<string, string>;
  renderAct: (value: UnmappedValue) => ReactNode;
}) {
  return (
    <UnmappedTable
      values={values}
      labels={labels}
      more={[
        {
          title: "Newest run",
          render: ({ newest }) => <NewestRunLink project={project} newest={newest} />,
        },
        { title: "Act", isOnScreen: true, render: renderAct },
      ]}
    />
  );
}
