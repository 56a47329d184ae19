import { buildSnapshotFileHref } from "@/lib/url/api-url";

/** Computes the SHA-256 of a snapshot's bytes anew in the browser, and says whether it is the one shown. */
export async function verifyBytes(project: string, snapshot: number, sha256: string): Promise<string> {
  const name = `Snapshot ${snapshot}`;
  // Browsers hash only on pages of a trusted address.
  if (!crypto.subtle) return `This browser cannot check it here; run “lacuna snapshot verify ${snapshot}”.`;
  const answer = await fetch(buildSnapshotFileHref(project, snapshot, "json")).catch(() => null);
  if (!answer?.ok) return `${name} could not be read, so it was not checked.`;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return found === sha256
    ? `${name} is unchanged: its bytes have the SHA-256 ${found}.`
    : `${name} is NOT what was frozen: its bytes have the SHA-256 ${found}, not ${sha256}.`;
}
