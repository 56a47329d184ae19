import Link from "next/link";
import { Menu } from "@/components/ui/menu";

type Project = { slug: string; name: string };

/** The current project's name, opening the list of all. */
export function ProjectSwitch({ project, projects }: { project: Project; projects: Project[] }) {
  return (
    <Menu
      title={`Project ${project.name}`}
      className="control max-w-full border-transparent! bg-transparent! hover:border-line!"
      label={
        <>
          <span className="truncate font-medium">{project.name}</span>
          <span aria-hidden className="text-dim">
            ▾
          </span>
        </>
      }
    >
      {projects.map(({ slug, name }) => (
        <Link
          key={slug}
          href={`/p/${encodeURIComponent(slug)}/map`}
          aria-current={slug === project.slug ? "true" : undefined}
          className="block truncate rounded px-2 py-1 hover:bg-hair aria-[current]:font-medium"
        >
          {name}
        </Link>
      ))}
      <Link href="/" className="mt-1 block rounded border-t px-2 py-1 text-dim hover:bg-hair">
        All projects
      </Link>
    </Menu>
  );
}
