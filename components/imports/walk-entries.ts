import { type Choice, type ChosenFile, isHidden } from "./chosen-files";

/** What is used of the browser's `FileSystemEntry`, which a drop gives for files and folders alike. */
export type DroppedEntry = {
  isFile: boolean;
  isDirectory: boolean;
  name: string;
  file?: (done: (file: File) => void, fail: (error: Error) => void) => void;
  createReader?: () => {
    readEntries: (done: (entries: DroppedEntry[]) => void, fail: (error: Error) => void) => void;
  };
};

/** Every file that was dropped, folders walked to their end, hidden ones below them left out. */
export async function walkEntries(dropped: readonly DroppedEntry[]): Promise<Choice> {
  const choice: Choice = { files: [], hidden: 0, unreadable: [] };
  for (const entry of dropped) await walk(entry, entry.name, choice);
  return choice;
}

async function walk(entry: DroppedEntry, name: string, choice: Choice): Promise<void> {
  try {
    if (entry.isFile) choice.files.push(await openFile(entry, name));
    if (!entry.isDirectory) return;
    for await (const below of listFolder(entry)) {
      if (isHidden(below.name)) choice.hidden++;
      else await walk(below, `${name}/${below.name}`, choice);
    }
  } catch (error) {
    choice.unreadable.push({ name, message: error instanceof Error ? error.message : String(error) });
  }
}

async function openFile(entry: DroppedEntry, name: string): Promise<ChosenFile> {
  return { name, file: await new Promise<File>((done, fail) => entry.file!(done, fail)) };
}

/** A reader hands out a folder in parts, Chromium 100 entries at a time; an empty part is the end. */
async function* listFolder(folder: DroppedEntry): AsyncGenerator<DroppedEntry> {
  const reader = folder.createReader!();
  for (;;) {
    const part = await new Promise<DroppedEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return;
    yield* part;
  }
}
