import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { type Account, findServerAccount, isReachable } from "./account";

/** Where one embedded server keeps what. All in `directory`, except for the socket. */
export type Places = {
  directory: string;
  dataDirectory: string;
  logFile: string;
  passwordFile: string;
  /** Undefined where the server has to listen on the loopback interface instead. */
  socketDirectory: string | undefined;
  account: Account | undefined;
  /** The home, where the directory had to leave it because the account cannot enter it. */
  movedFrom: string | undefined;
};

const socketPathLimitBytes = 103;

export async function preparePlaces(home: string): Promise<Places> {
  await mkdir(home, { recursive: true });
  const realHome = await realpath(home);
  const inside = join(realHome, "postgres");
  const account = await findServerAccount(join(inside, "data"));
  const outside = join("/var/tmp", `lacuna-${shortHash(realHome)}`);
  const moved =
    account !== undefined &&
    (!(await isReachable(realHome, account)) ||
      (!(await exists(join(inside, "data"))) && (await exists(join(outside, "data")))));
  const directory = moved ? outside : inside;
  await makePrivateDirectory(directory, account === undefined ? 0o700 : 0o711, moved ? undefined : account);
  const dataDirectory = join(directory, "data");
  return {
    directory,
    dataDirectory,
    logFile: join(directory, "server.log"),
    passwordFile: join(directory, "password"),
    socketDirectory: await chooseSocketDirectory(dataDirectory, account),
    account: moved ? await findServerAccount(dataDirectory) : account,
    movedFrom: moved ? realHome : undefined,
  };
}

async function chooseSocketDirectory(dataDirectory: string, account: Account | undefined) {
  if (process.platform === "win32") return undefined;
  const parent = await realpath(tmpdir());
  const directory = join(parent, `lacuna-${shortHash(dataDirectory)}`);
  const fits = Buffer.byteLength(join(directory, ".s.PGSQL.5432")) <= socketPathLimitBytes;
  return fits && (await isReachable(parent, account)) ? directory : undefined;
}

/** Makes a directory that nobody else may write to, or refuses one that somebody else put there. */
export async function makePrivateDirectory(directory: string, mode: number, owner?: Account): Promise<void> {
  await mkdir(directory, { mode }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(directory);
  const expected = [process.getuid?.(), owner?.uid].filter((uid) => uid !== undefined);
  if (!found.isDirectory() || (expected.length > 0 && !expected.includes(found.uid))) {
    throw new DatabaseUnavailableError(
      `${directory} belongs to another user. Remove it, run as that user, or set LACUNA_HOME to another directory.`,
    );
  }
  if (process.platform !== "win32") await chmod(directory, mode);
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
