import { loadProject } from "@/app/load-project";
import { MissingPage } from "@/components/layout/missing-page";
import { setResponseStatus } from "@/lib/http/response-status";
import { buildMapHref } from "@/lib/url/map-url";

export const metadata = { title: "Not found" };

/** Any address of a project that no page answers. */
export default async function UnknownPage({ params }: PageProps<"/p/[project]/[...page]">) {
  const { project } = await loadProject((await params).project);
  setResponseStatus(404);
  return (
    <MissingPage
      title="There is no such page"
      links={[
        { href: buildMapHref(project.slug), label: "Map" },
        { href: "/", label: "All projects" },
      ]}
    >
      <p>{project.name} has no page of this address.</p>
    </MissingPage>
  );
}
