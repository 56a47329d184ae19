import { z } from "zod";
import type { ProjectNews } from "@/lib/changes/project-news";
import { campaignChange } from "@/lib/requests/change-campaign";
import { projectChange } from "@/lib/requests/change-project";
import type { Verification } from "@/lib/services/maps/verify";
import type { CampaignSummary } from "@/lib/services/projects/get-project";
import type { ProjectSummary } from "@/lib/services/projects/list-projects";
import { archivedWords } from "../archived-words";
import { verifyWords } from "../verify-words";
import { json, type Operations } from "./operation";

export const kind = z.enum(["eval", "training"]);
export const count = z.int().nonnegative();

/** Observations by raw outcome; `item` in training campaigns alone. */
const judged = { pass: count, fail: count, invalid: count, error: count, unscored: count };
export const outcomes = z.strictObject({ ...judged, item: count });
export const importedOutcomes = z.strictObject({ ...judged, item: count.optional() });

const projectShape = {
  slug: z.string(),
  name: z.string(),
  synthetic: z.boolean(),
  map_version: z.int().nullable(),
  campaigns: count,
  runs: count,
  created_at: z.iso.datetime(),
  archived_at: z.iso.datetime().nullable(),
};
const project = z.strictObject(projectShape).meta({ id: "Project" }) satisfies z.ZodType<ProjectSummary>;

const campaignShape = {
  id: z.int(),
  slug: z.string(),
  kind,
  runs: count,
  observations: count,
  cells: count.meta({ description: "rows of the campaign's cube" }),
  outcomes,
  created_at: z.iso.datetime(),
  archived_at: z.iso.datetime().nullable(),
  revision: count.meta({ description: "rises whenever a count of the campaign changes" }),
};
const campaign = z.strictObject(campaignShape).meta({ id: "Campaign" }) satisfies z.ZodType<CampaignSummary>;

const notes = z.array(z.string()).meta({ description: "sentences on what else it meant" });

const verification = z.strictObject({
  ok: z.boolean(),
  cells: count,
  observations: count,
  differences: z.array(z.string()),
}) satisfies z.ZodType<Verification>;

const news = z
  .strictObject({
    stamp: z.string().meta({ description: "another one where something of counts or map has changed" }),
    running: count.meta({ description: "imports that are running" }),
    runs: z.record(z.string(), count).meta({ description: "of campaigns that may have changed" }),
    imports: z.array(z.int()).nullable().meta({ description: "null where any may have changed" }),
    rebucketings: z.array(z.int()).nullable(),
  })
  .meta({ id: "ProjectNews" }) satisfies z.ZodType<ProjectNews>;

export const projectOperations: Operations = {
  "GET /health": {
    id: "getHealth",
    summary: "Whether the database answers; 503 while it does not",
    answers: { 200: json(z.strictObject({ database: z.literal("ready") })) },
  },
  "GET /projects": {
    id: "listProjects",
    summary: "Every project",
    query: archivedWords,
    answers: { 200: json(z.strictObject({ projects: z.array(project) })) },
  },
  "PATCH /projects/{project}": {
    id: "updateProject",
    summary: "Rename a project, archive or restore it",
    body: json(projectChange),
    answers: { 200: json(z.strictObject({ ...projectShape, notes })) },
  },
  "GET /projects/{project}/campaigns": {
    id: "listCampaigns",
    summary: "The campaigns of a project, newest first",
    query: archivedWords,
    answers: { 200: json(z.strictObject({ campaigns: z.array(campaign) })) },
  },
  "PATCH /projects/{project}/campaigns/{campaign}": {
    id: "updateCampaign",
    summary: "Rename a campaign, archive or restore it",
    body: json(campaignChange),
    answers: { 200: json(z.strictObject({ ...campaignShape, notes })) },
  },
  "GET /projects/{project}/events": {
    id: "followProject",
    summary: "What changes in a project, as server-sent events; `gone` is the last where it is deleted",
    answers: { 200: { "text/event-stream": news } },
  },
  "GET /projects/{project}/verify": {
    id: "verifyProject",
    summary: "Recount every cell from the observations, or from the raw attributes of the runs",
    query: verifyWords,
    answers: { 200: json(verification) },
  },
};
