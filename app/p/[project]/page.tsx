import { redirect } from "next/navigation";
import { buildMapHref } from "@/lib/url/map-url";

export default async function ProjectPage({ params }: { params: Promise<{ project: string }> }) {
  redirect(buildMapHref(decodeURIComponent((await params).project)));
}
