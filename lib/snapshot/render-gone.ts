import { html } from "./html";
import { SNAPSHOT_POLICY } from "./render-snapshot";
import { SNAPSHOT_STYLE } from "./snapshot-style";

/** The one page for a wrong, an expired and a revoked link: it does not tell which. */
export function renderGoneHtml(): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${SNAPSHOT_POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>No snapshot here · Lacuna</title><style>${SNAPSHOT_STYLE}</style></head><body>
<main><h1>This snapshot is not here</h1>
<p class="meta">The link is wrong, has expired or was revoked. Ask whoever gave it to you for a new one.</p></main>
</body></html>
`.markup;
}
