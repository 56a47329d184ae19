import type { ImportView } from "@/lib/import/import-view";
import { buildImportApiHref, buildProjectApiHref } from "@/lib/url/api-url";
import type { ImportOptions } from "./import-options";

/** What the API answered: a value, or why not, in a sentence. `code` is `offline` where nothing answered. */
export type ApiAnswer<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

type Received = { received: { files: number; bytes: number } };

/** Opens an import that files can be sent to; answers its number. */
export function createUpload(
  project: string,
  options: ImportOptions,
): Promise<ApiAnswer<{ import: number }>> {
  const { campaign, kind, format } = options;
  return call(buildProjectApiHref(project, "uploads"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ campaign, ...(kind && { kind }), ...(format && { format }) }),
  });
}

/** Has the server read what it received. */
export function startImport(project: string, id: number): Promise<ApiAnswer<ImportView>> {
  return call(buildImportApiHref(project, id, "start"), { method: "POST" });
}

/** Ends an import after its batch; one that is still receiving is discarded. */
export function cancelImport(project: string, id: number): Promise<ApiAnswer<ImportView>> {
  return call(buildImportApiHref(project, id, "cancel"), { method: "POST" });
}

/** Reads an import's files again; answers the number of the new import. */
export function retryImport(project: string, id: number): Promise<ApiAnswer<{ import: number }>> {
  return call(buildImportApiHref(project, id, "retry"), { method: "POST" });
}

/** One request, answered in JSON. */
export async function call<T>(href: string, init?: RequestInit): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(href, init);
    return readAnswer(response.status, await response.text());
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    return OFFLINE;
  }
}

/** Sends one file; fetch cannot say how much of a body has left, so this is an XMLHttpRequest. */
export function sendFile(
  href: string,
  file: File,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (sentBytes: number) => void },
): Promise<ApiAnswer<Received>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", href);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve(UNSENT);
    request.onabort = () => resolve({ ok: false, code: "aborted", message: "Sending was stopped." });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

const OFFLINE = {
  ok: false,
  code: "offline",
  message: "Lacuna does not answer. Check that it is running, then try again.",
} as const;

const UNSENT = {
  ok: false,
  code: "offline",
  message:
    "The file could not be sent: the connection broke, or the file can no longer be read. Send it again, or choose it anew.",
} as const;

function readAnswer<T>(status: number, text: string): ApiAnswer<T> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { ok: false, code: "internal", message: `Lacuna answered with status ${status} and no reason.` };
  }
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  const { error } = body as { error?: { code: string; message: string } };
  return {
    ok: false,
    code: error?.code ?? "internal",
    message: toSentence(error?.message ?? `status ${status}`),
  };
}

/** The API's messages continue a line of a terminal; on a page they stand alone. */
function toSentence(message: string): string {
  const start = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
