import { loadProject } from "@/app/load-project";
import { StatusProvider } from "@/components/housekeeping/status";
import { MissingPage } from "@/components/layout/missing-page";
import { PageHeader } from "@/components/layout/page-header";
import { AddLink } from "@/components/spec-bugs/add-link";
import { Comment } from "@/components/spec-bugs/comment";
import { DeleteSpecBug } from "@/components/spec-bugs/delete-spec-bug";
import { FieldTexts } from "@/components/spec-bugs/field-texts";
import { LabelTags } from "@/components/spec-bugs/label-tags";
import { LinkList } from "@/components/spec-bugs/link-list";
import { Markdown } from "@/components/spec-bugs/markdown";
import { NewComment } from "@/components/spec-bugs/new-comment";
import { SpecBugEditor } from "@/components/spec-bugs/spec-bug-editor";
import { SpecBugHistory } from "@/components/spec-bugs/spec-bug-history";
import { StatusPanel } from "@/components/spec-bugs/status-panel";
import { SeverityMark, StatusTag } from "@/components/spec-bugs/status-tag";
import { EscapeLink } from "@/components/ui/escape-link";
import { KeyHelp } from "@/components/ui/key-help";
import { VisibleText } from "@/components/ui/visible-text";
import { formatQuantity } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { setResponseStatus } from "@/lib/http/response-status";
import { parseNumberOf } from "@/lib/requests/parse-number-of";
import { getSpecBug } from "@/lib/services/spec-bugs/get-spec-bug";
import { listSpecBugLabels } from "@/lib/services/spec-bugs/list-spec-bug-labels";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { buildSpecBugsHref } from "@/lib/url/spec-bugs-url";

export const metadata = { title: "Spec bug" };

const KEYS: [string, string][] = [
  ["e", "edit"],
  ["Ctrl Enter", "save what is being written"],
  ["Escape", "back to the spec bugs"],
  ["?", "this list"],
];

export default async function SpecBugPage({ params }: PageProps<"/p/[project]/spec-bugs/[number]">) {
  const { project: slug, number: word } = await params;
  const { db, project } = await loadProject(slug);
  const number = parseNumberOf("spec bug", word);
  const found = number.ok ? await getSpecBug(db, project.slug, number.value) : number;
  const list = { href: buildSpecBugsHref(project.slug), label: "Spec bugs" };
  if (!found.ok) {
    setResponseStatus(404);
    return (
      <MissingPage
        title={
          <>
            There is no spec bug <VisibleText text={word.slice(0, 20)} />
          </>
        }
        links={[list]}
      >
        <p>It was deleted, or {project.name} never had one of this number.</p>
      </MissingPage>
    );
  }
  const bug = found.value;
  const labels = await listSpecBugLabels(db, project.slug);
  if (!labels.ok) throw new Error(labels.error.message);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] xl:min-h-dvh xl:grid-cols-[minmax(0,1fr)_340px] xl:grid-rows-[auto_1fr] print:block [&>[role=status]]:px-4 [&>[role=status]]:pt-3 lg:[&>[role=status]]:px-6">
      <StatusProvider>
        <div className="px-4 py-4 lg:px-6">
          <div className="mb-1 flex justify-between">
            <EscapeLink href={list.href}>{list.label}</EscapeLink>
            <KeyHelp keys={KEYS} />
          </div>
          <PageHeader
            title={
              <span className="[overflow-wrap:anywhere]">
                <span className="font-normal text-dim">{bug.number}</span> <VisibleText text={bug.title} />{" "}
                <StatusTag status={bug.status} />
              </span>
            }
            synthetic={project.synthetic}
          >
            <SeverityMark severity={bug.severity} /> · the specification is {bug.fault}
            {bug.labels.length > 0 && " · "}
            <LabelTags labels={bug.labels} />
          </PageHeader>
          <SpecBugEditor
            key={bug.revision}
            project={project.slug}
            number={bug.number}
            revision={bug.revision}
            fields={bug}
            inUse={labels.value}
          >
            <FieldTexts fields={bug} />
          </SpecBugEditor>
          <Comments project={project.slug} bug={bug} />
          <SpecBugHistory events={bug.history} />
        </div>
        <aside
          aria-label="Status and links"
          className="space-y-5 border-t bg-panel px-4 py-4 xl:col-start-2 xl:row-span-2 xl:row-start-1 xl:border-t-0 xl:border-l xl:px-5"
        >
          <StatusPanel
            project={project.slug}
            number={bug.number}
            title={bug.title}
            status={bug.status}
            reason={bug.status_reason}
          />
          <section>
            <h2 className="mb-1">Linked to</h2>
            <LinkList
              project={project.slug}
              number={bug.number}
              links={bug.links}
              linkedFrom={bug.linked_from}
            />
            <div className="screen-only">
              <AddLink
                project={project.slug}
                number={bug.number}
                dimensions={project.map?.coverage.dimensions ?? []}
              />
            </div>
          </section>
          <div className="text-xs text-dim">
            <p>Filed {formatTime(bug.created_at)}</p>
            <p className="mb-3">Updated {formatTime(bug.updated_at)}</p>
            <DeleteSpecBug project={project.slug} number={bug.number} />
          </div>
        </aside>
      </StatusProvider>
    </div>
  );
}

function Comments({ project, bug }: { project: string; bug: SpecBugView }) {
  return (
    <section aria-label="Comments" className="mt-6 max-w-3xl">
      <h2 className="mb-2">
        {bug.comments.length === 0 ? "No comments yet" : formatQuantity(bug.comments.length, "comment")}
      </h2>
      <ol className="mb-4 space-y-2">
        {bug.comments.map((comment) => (
          <Comment key={comment.comment} project={project} number={bug.number} comment={comment}>
            <Markdown text={comment.body} />
          </Comment>
        ))}
      </ol>
      <div className="screen-only">
        <NewComment project={project} number={bug.number} />
      </div>
    </section>
  );
}
