import { loadProject } from "@/app/load-project";
import { PageHeader } from "@/components/layout/page-header";
import { NewSpecBug } from "@/components/spec-bugs/new-spec-bug";
import { EscapeLink } from "@/components/ui/escape-link";
import { KeyHelp } from "@/components/ui/key-help";
import { Notices } from "@/components/ui/notices";
import { makeVisible } from "@/lib/format/visible-text";
import { listSpecBugLabels } from "@/lib/services/spec-bugs/list-spec-bug-labels";
import { prefillSpecBug } from "@/lib/services/spec-bugs/prefill-spec-bug";
import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";
import { listUnreadParameters } from "@/lib/url/query-notice";
import { buildNewSpecBugHref, loadNewSpecBugQuery, newSpecBugParsers } from "@/lib/url/spec-bugs-url";
import { describeSeenPlace, findFailingRun, resolveSeenPlace } from "./seen-place";

export const metadata = { title: "New spec bug" };

const KEYS: [string, string][] = [
  ["Ctrl Enter", "file it, from within a text"],
  ["Escape", "leave the title, then back to where it was seen"],
  ["?", "this list"],
];

const EMPTY: SpecBugFields = {
  title: "",
  happened: "",
  specification: "",
  fault: "silent",
  explanation: "",
  ruling: "",
  severity: "medium",
  labels: [],
};

export default async function NewSpecBugPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/spec-bugs/new">) {
  const { db, project } = await loadProject((await params).project);
  const raw = await searchParams;
  const query = loadNewSpecBugQuery(raw);
  const { seen, back, notices } = resolveSeenPlace(project, query);
  const prefill = seen && (await prefillSpecBug(db, project.slug, seen));
  if (prefill && !prefill.ok) notices.push(`Nothing is filled in: ${prefill.error.message}.`);
  const labels = await listSpecBugLabels(db, project.slug);
  if (!labels.ok) throw new Error(labels.error.message);
  const filled = prefill?.ok ? prefill.value : { title: "", happened: "", links: [] };
  return (
    <div className="px-4 py-4 lg:px-6">
      <p className="mb-1">
        <EscapeLink href={back.href}>{back.label}</EscapeLink>
      </p>
      <PageHeader title="New spec bug" synthetic={project.synthetic} aside={<KeyHelp keys={KEYS} />}>
        {project.name} · texts are Markdown; it begins as suspected
      </PageHeader>
      <Notices notices={makeVisible([...listUnreadParameters(newSpecBugParsers, raw), ...notices])} />
      <NewSpecBug
        project={project.slug}
        place={buildNewSpecBugHref(project.slug, { ...query, from: null })}
        fields={{ ...EMPTY, title: filled.title, happened: filled.happened }}
        links={filled.links.map((link) => ({ link, name: describeSeenPlace(project, link) }))}
        failing={prefill?.ok && seen ? await findFailingRun(db, project.slug, seen) : null}
        inUse={labels.value}
      />
    </div>
  );
}
