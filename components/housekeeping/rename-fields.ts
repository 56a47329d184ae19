import type { RenameField } from "./rename-form";

/** What a project is called: by people, and in addresses. */
export function listProjectFields({ name, slug }: { name: string; slug: string }): RenameField[] {
  return [
    { key: "name", label: "Name", value: name, hint: "What pages show. Nothing else changes." },
    {
      key: "slug",
      label: "Address",
      value: slug,
      hint: `Stands in links, in the API and after --project. Links, scripts and commands that say “${slug}” stop working; they are not led on.`,
    },
  ];
}

/** What a campaign is called. */
export function listCampaignFields(slug: string): RenameField[] {
  return [
    {
      key: "slug",
      label: "Name",
      value: slug,
      hint: `Links and commands that say “${slug}” stop working. Importing into “${slug}” again makes a new campaign of that name.`,
    },
  ];
}
