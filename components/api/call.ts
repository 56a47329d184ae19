/** What the API answered: a value, or why not, in a sentence. `code` is `offline` where nothing answered. */
export type ApiAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; message: string; details?: unknown };

const OFFLINE = {
  ok: false,
  code: "offline",
  message: "Lacuna does not answer. Check that it is running, then try again.",
} as const;

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

/** The same with a document. */
export function sendJson<T>(
  method: "POST" | "PUT" | "PATCH",
  href: string,
  document: object,
  signal?: AbortSignal,
): Promise<ApiAnswer<T>> {
  return call(href, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(document),
    signal,
  });
}

/** Reads the text of an answer: its value, or the reason it gives. */
export function readAnswer<T>(status: number, text: string): ApiAnswer<T> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { ok: false, code: "internal", message: `Lacuna answered with status ${status} and no reason.` };
  }
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  const { error } = body as { error?: { code: string; message: string; details?: unknown } };
  return {
    ok: false,
    code: error?.code ?? "internal",
    message: toSentence(error?.message ?? `status ${status}`),
    details: error?.details,
  };
}

/** The API's messages continue a line of a terminal; on a page they stand alone. */
function toSentence(message: string): string {
  const start = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
