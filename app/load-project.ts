import { notFound } from "next/navigation";
import { cache } from "react";
import { makeVisible } from "@/lib/format/visible-text";
import { success } from "@/lib/result";
import { getProject, type ProjectDetail } from "@/lib/services/projects/get-project";
import { openDatabaseForPage } from "./open-database-for-page";

/** The project of an address, read once a request, its names and labels as they can be printed. */
export const findProject = cache(async (slug: string) => {
  const db = await openDatabaseForPage();
  const project = await getProject(db, slug);
  return { db, project: project.ok ? success(showNames(project.value)) : project };
});

/** The same for what cannot do without it: an unknown project is a 404. */
export async function loadProject(slug: string) {
  const { db, project } = await findProject(slug);
  if (!project.ok) notFound();
  return { db, project: project.value };
}

/** Labels of a map stand in titles, sentences and charts: what hides in them is shown once for all. */
function showNames({ map, name, ...project }: ProjectDetail): ProjectDetail {
  return {
    ...project,
    name: makeVisible(name),
    // The text itself is kept byte for byte.
    map: map && { ...map, coverage: makeVisible(map.coverage) },
  };
}
