import { z } from "zod";
import { crossingOperations } from "./crossing";
import { deletionOperations } from "./deletion";
import { importOperations } from "./imports";
import { mapOperations } from "./map";
import { mapRefinementOperations } from "./map-refinement";
import { json, type Operations } from "./operation";
import { projectOperations } from "./projects";
import { rebucketingOperations } from "./rebucketings";
import { reviewOperations } from "./reviews";
import { runOperations } from "./runs";
import { snapshotOperations } from "./snapshots";
import { specBugOperations } from "./spec-bugs";
import { tWayOperations } from "./t-way";
import { viewOperations } from "./views";

/** What the API is described to do, by resource. */
export const operations: Operations = {
  "GET /openapi.json": {
    id: "getDocument",
    summary: "This document",
    answers: { 200: json(z.looseObject({})) },
  },
  ...projectOperations,
  ...importOperations,
  ...mapOperations,
  ...mapRefinementOperations,
  ...rebucketingOperations,
  ...crossingOperations,
  ...runOperations,
  ...tWayOperations,
  ...reviewOperations,
  ...specBugOperations,
  ...viewOperations,
  ...snapshotOperations,
  ...deletionOperations,
};
