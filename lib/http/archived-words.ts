import { z } from "zod";

/** `?archived=true` lists archived things too. */
export const archivedWords = z.strictObject({ archived: z.stringbool().default(false) });
