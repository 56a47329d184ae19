import { z } from "zod";
import { changedView, newView } from "@/lib/requests/change-views";
import type { SavedView } from "@/lib/url/saved-view";
import { json, type Operations } from "./operation";

const view = z
  .strictObject({
    view: z.int(),
    name: z.string(),
    query: z.string().meta({ description: "query of the map's address, without its question mark" }),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "View" }) satisfies z.ZodType<SavedView>;

export const viewOperations: Operations = {
  "GET /projects/{project}/views": {
    id: "listViews",
    summary: "The saved views of a project, by name",
    answers: { 200: json(z.strictObject({ views: z.array(view) })) },
  },
  "POST /projects/{project}/views": {
    id: "createView",
    summary: "Save a view of the map under a name",
    body: json(newView),
    answers: { 201: json(view) },
  },
  "PATCH /projects/{project}/views/{view}": {
    id: "updateView",
    summary: "Rename a view, or change what it shows",
    body: json(changedView),
    answers: { 200: json(view) },
  },
  "DELETE /projects/{project}/views/{view}": {
    id: "deleteView",
    summary: "Delete a saved view",
    answers: { 200: json(z.strictObject({ project: z.string(), view: z.int() })) },
  },
};
