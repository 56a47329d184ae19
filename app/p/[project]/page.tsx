import { redirect } from "next/navigation";
import { buildMapHref } from "@/lib/url/map-url";

export default async function ProjectPage({ params }: PageProps<"/p/[project]">) {
  redirect(buildMapHref(decodeURIComponent((await params).project)));
}
