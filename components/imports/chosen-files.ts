/** A file chosen for an import: `name` is its path from what was chosen, as records and messages call it. */
export type ChosenFile = { name: string; file: File };

export type Choice = {
  files: ChosenFile[];
  /** Hidden files and folders below a chosen folder: left out, as the command line does. */
  hidden: number;
  /** What the browser could not read, and why. */
  unreadable: { name: string; message: string }[];
};

export const NO_CHOICE: Choice = { files: [], hidden: 0, unreadable: [] };

/** Whether a name below a chosen folder hides its file or folder. */
export function isHidden(name: string): boolean {
  return name.startsWith(".");
}

/** The files of an `<input type="file">`; those of a folder carry their path from it. */
export function readInput(list: Iterable<File>): Choice {
  const files: ChosenFile[] = [];
  let hidden = 0;
  for (const file of list) {
    const name = file.webkitRelativePath || file.name;
    // The first part is what the user chose by name.
    if (name.split("/").slice(1).some(isHidden)) hidden++;
    else files.push({ name, file });
  }
  return { ...NO_CHOICE, files, hidden };
}

/** One choice after another; a file of the same name replaces the earlier one. */
export function addChoice(before: Choice, added: Choice): Choice {
  const files = new Map([...before.files, ...added.files].map((file) => [file.name, file]));
  return {
    files: [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    hidden: before.hidden + added.hidden,
    unreadable: [...before.unreadable, ...added.unreadable],
  };
}

/** A choice without one of its files. */
export function removeFile(choice: Choice, name: string): Choice {
  return { ...choice, files: choice.files.filter((file) => file.name !== name) };
}

/** Bytes of some files. */
export function sumBytes(files: readonly ChosenFile[]): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}
