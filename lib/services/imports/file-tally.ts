import type { ImportFileView } from "@/lib/import/import-view";
import type { Disposition } from "@/lib/import/loader/decide-merge";

/** A file that an import came to, with what was found in it so far. */
export type ImportedFile = ImportFileView & Record<Disposition | "set_aside" | "bytes", number>;

/** Adds up what an import finds file by file, and which of its files have changed since they were stored. */
export function createFileTally() {
  const files: ImportedFile[] = [];
  const changed = new Set<ImportedFile>();
  return {
    files: files as readonly ImportedFile[],
    add(file: string, format: string | null, bytes: number, foreign = false): ImportedFile {
      const added: ImportedFile = {
        ...{ position: files.length, file, format, bytes, runs: 0, new: 0, unchanged: 0, replaced: 0 },
        ...{ messages: 0, set_aside: 0, partial: false, foreign },
      };
      files.push(added);
      changed.add(added);
      return added;
    },
    addRun(file: ImportedFile, messages: number, disposition: Disposition): void {
      file.runs++;
      file[disposition]++;
      file.messages += messages;
      changed.add(file);
    },
    addSetAside(file: ImportedFile): void {
      file.set_aside++;
      changed.add(file);
    },
    /** Notes that the file is damaged and only what came before the damage was read. */
    markPartial(file: ImportedFile): void {
      file.partial = true;
      changed.add(file);
    },
    /** The files that have changed since they were taken last. */
    takeChanged(): ImportedFile[] {
      const taken = [...changed];
      changed.clear();
      return taken;
    },
  };
}
