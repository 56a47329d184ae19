import { readFile } from "node:fs/promises";
import type { Places } from "./places";
import type { PostmasterFile } from "./postmaster-file";

/** Address of a database of the embedded server, in a form that `pg` and libpq both read. */
export async function formatServerUrl(
  places: Places,
  file: PostmasterFile,
  database: string,
): Promise<string> {
  if (file.socketDirectory) {
    return `postgresql://lacuna@localhost/${database}?host=${encodeURIComponent(file.socketDirectory)}`;
  }
  const password = (await readFile(places.passwordFile, "utf8")).trim();
  return `postgresql://lacuna:${password}@127.0.0.1:${file.port}/${database}`;
}
