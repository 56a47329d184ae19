const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];
const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Says why a request must not be answered, or null. Lacuna has no login while it serves one machine:
 * a web page open in the same browser must neither read it (a name of its own that resolves to this
 * machine: DNS rebinding) nor change it (a cross-site form or fetch).
 */
export function checkRequest(method: string, headers: Headers, allowedHosts: string[]): string | null {
  const host = headers.get("host");
  const name = host?.replace(/:\d+$/, "").toLowerCase();
  if (!name || ![...LOOPBACK_HOSTS, ...allowedHosts].includes(name)) {
    return "This server answers on the loopback address only; LACUNA_ALLOWED_HOSTS names further host names.";
  }
  if (SAFE_METHODS.includes(method)) return null;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const fromElsewhere = site !== null && site !== "same-origin" && site !== "none";
  if (fromElsewhere || (origin !== null && getHost(origin) !== host?.toLowerCase())) {
    return "Another site must not change data here.";
  }
  return null;
}

function getHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
