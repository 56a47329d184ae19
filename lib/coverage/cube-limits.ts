/** A cube with more rows than this stays on the server, which then answers every crossing itself. */
export const MOST_BROWSER_ROWS = 500_000;

/** So does one with more bytes than this on the way, compressed. */
export const MOST_BROWSER_BYTES = 2_000_000;
