import { html } from "./html";
import { SNAPSHOT_POLICY } from "./render-snapshot";
import { SNAPSHOT_STYLE } from "./snapshot-style";

/** Why a link shows no snapshot: what happened, and what to do. */
type Notice = { title: string; text: string };

/** The one notice for a wrong, an expired and a revoked link: it does not tell which. */
export const GONE: Notice = {
  title: "This snapshot is not here",
  text: "The link is wrong, has expired or was revoked. Ask whoever gave it to you for a new one.",
};

export const OUT_OF_REACH: Notice = {
  title: "Snapshots are out of reach just now",
  text: "The server is there, but its database does not answer. Nothing is lost, and a good link stays good: load this page again in a minute. Where it goes on like this, tell whoever gave you the link.",
};

export const FAILED: Notice = {
  title: "This snapshot could not be shown",
  text: "The server failed to answer, and its log says why. Load this page again; where that does not help, tell whoever gave you the link.",
};

/** A page for a link that shows no snapshot, in the look of those that do. */
export function renderNotice({ title, text }: Notice): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${SNAPSHOT_POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · Lacuna</title><style>${SNAPSHOT_STYLE}</style></head><body>
<main><h1>${title}</h1>
<p class="meta">${text}</p></main>
</body></html>
`.markup;
}
