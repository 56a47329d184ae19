import { redirect } from "next/navigation";
import { loadProject } from "@/app/load-project";
import { MissingPage } from "@/components/layout/missing-page";
import { ClippedText } from "@/components/ui/clipped-text";
import { VisibleText } from "@/components/ui/visible-text";
import { setResponseStatus } from "@/lib/http/response-status";
import type { MarkView } from "@/lib/marks/mark";
import { parseNumberOf } from "@/lib/requests/parse-number-of";
import { getMark } from "@/lib/services/marks/get-mark";
import { buildCampaignsHref } from "@/lib/url/campaigns-url";
import { buildMapHref } from "@/lib/url/map-url";
import { buildRunHref, loadRunQuery } from "@/lib/url/run-url";

export const metadata = { title: "Mark" };

/** Leads to the marked words, wherever they are now. */
export default async function MarkPage({ params, searchParams }: PageProps<"/p/[project]/marks/[mark]">) {
  const { project: slug, mark: word } = await params;
  const { db, project } = await loadProject(slug);
  const number = parseNumberOf("mark", word);
  const found = number.ok ? await getMark(db, project.slug, number.value) : number;
  if (found.ok && found.value.run !== null) {
    const { mark, run, place } = found.value;
    const { from } = await loadRunQuery(searchParams);
    const words = place ? { branch: place.branch, m: place.message } : {};
    redirect(buildRunHref(project.slug, run, { ...words, mark, from }));
  }
  setResponseStatus(404);
  const title = found.ok ? `The run of mark ${word} is not here` : `There is no mark ${word.slice(0, 20)}`;
  return (
    <MissingPage
      title={title}
      links={[
        { href: buildMapHref(project.slug), label: "Map" },
        { href: buildCampaignsHref(project.slug), label: "All campaigns" },
      ]}
    >
      {found.ok ? <Kept {...found.value} /> : <p>{project.name} has no mark of this number, or no longer.</p>}
    </MissingPage>
  );
}

/** What a mark says by itself. */
function Kept({ id, attempt, campaign, anchor, note }: MarkView) {
  return (
    <>
      <p>
        Run <VisibleText text={id} />, attempt {attempt}, was deleted from campaign {campaign}. Importing its
        log again brings it back, and this link then leads to the words.
      </p>
      {anchor.quote !== null && (
        <blockquote className="border-l-2 pl-3 text-ink">
          <ClippedText text={anchor.quote} limit={1000} />
        </blockquote>
      )}
      {note !== "" && <ClippedText text={note} limit={1000} className="text-ink" />}
    </>
  );
}
