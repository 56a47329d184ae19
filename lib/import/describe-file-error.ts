const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of the path is no folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its links lead in a circle",
  EIO: "the system reports an input error",
};

/** Why a file or folder cannot be read, in words where the system's code has some. */
export function describeFileError(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : REASONS[code];
  return reason ?? (error instanceof Error ? error.message : String(error));
}

/** Whether the system refused to read, rather than a parser to understand. */
export function isFileError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
