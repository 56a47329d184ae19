import { z } from "zod";
import { sanitise } from "@/lib/import/sanitise";

/** A text of a person, as PostgreSQL can store it. */
export function storableText(mostCharacters: number) {
  return z
    .string()
    .max(mostCharacters)
    .transform((text) => sanitise(text) as string);
}
