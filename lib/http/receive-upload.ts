import { openDatabase } from "@/lib/db/database";
import { getEnvironment } from "@/lib/env";
import { findUploadFolder, receiveFile } from "@/lib/services/imports/receive-file";
import { respond } from "./handle";
import { withSpooledBody } from "./spool-body";

/** Receives a request's body as a file of an import; one that breaks off leaves nothing behind. */
export async function receiveUpload(
  request: Request,
  target: { project: string; import: number; name: string },
): Promise<Response> {
  const db = await openDatabase();
  const folder = await findUploadFolder(db, target.project, target.import, target.name);
  if (!folder.ok) return respond(folder);
  const receive = (path: string) => receiveFile(db, target.import, { name: target.name, path });
  const { maxUploadMegabytes } = getEnvironment();
  try {
    return respond(await withSpooledBody(request, "body", maxUploadMegabytes, receive, folder.value));
  } catch (error) {
    // An import that was cancelled or deleted while the body arrived has taken its folder with it.
    const left = await findUploadFolder(db, target.project, target.import, target.name);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || left.ok) throw error;
    return respond(left);
  }
}
