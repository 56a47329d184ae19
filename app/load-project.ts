import { notFound } from "next/navigation";
import { cache } from "react";
import { getProject } from "@/lib/services/get-project";
import { openDatabaseForPage } from "./open-database-for-page";

/** The project of an address, read once a request. */
export const findProject = cache(async (slug: string) => {
  const db = await openDatabaseForPage();
  return { db, project: await getProject(db, slug) };
});

/** The same for what cannot do without it: an unknown project is a 404. */
export async function loadProject(slug: string) {
  const { db, project } = await findProject(slug);
  if (!project.ok) notFound();
  return { db, project: project.value };
}
