const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Says why a request must not be answered, or null. Lacuna has no login while it serves one machine:
 * a web page open in the same browser must neither read it (a name of its own that resolves to this
 * machine: DNS rebinding; a frame, an image, a script) nor change it (a cross-site form or fetch).
 * All another site may do is link to a page.
 */
export function checkRequest(method: string, headers: Headers, allowedHosts: string[]): string | null {
  const host = headers.get("host")?.toLowerCase();
  const name = host?.replace(/:\d{1,5}$/, "");
  if (!name || ![...LOOPBACK_HOSTS, ...allowedHosts].includes(name)) {
    return "This server answers on the loopback address only; LACUNA_ALLOWED_HOSTS names further host names.";
  }
  if (!METHODS.includes(method)) return "This server does not know the method.";
  const site = headers.get("sec-fetch-site");
  const isFromElsewhere = site !== null && site !== "same-origin" && site !== "none";
  if (SAFE_METHODS.includes(method)) {
    return isFromElsewhere && !isLinkFollowed(headers) ? "Another site must not read data here." : null;
  }
  const origin = headers.get("origin");
  if (isFromElsewhere || (origin !== null && getHost(origin) !== host)) {
    return "Another site must not change data here.";
  }
  return null;
}

/** Whether the browser opens the answer as a page of its own, which the site it comes from cannot see. */
function isLinkFollowed(headers: Headers): boolean {
  return headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
}

function getHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
