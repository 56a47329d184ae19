import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { handle, respond } from "./handle";

/** Runs a route's work on the import that its address names. */
export function handleImport(
  params: Promise<{ project: string; import: string }>,
  work: (project: string, id: number) => Promise<Response>,
): Promise<Response> {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    return id.ok ? work(project, id.value) : respond(id);
  });
}
