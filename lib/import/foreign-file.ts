import type { LogFile } from "./reader";

/**
 * Whether a file that turns out to be no log was never meant to be one: it came along with its folder.
 * Nothing but Inspect's logs is called `.eval`, so that one of those is a damaged log.
 */
export function isForeignFile({ name, isWalked = false }: LogFile): boolean {
  return isWalked && !/\.eval$/i.test(name);
}
