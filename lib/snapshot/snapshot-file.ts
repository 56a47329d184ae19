import { unescapeText } from "./html";
import { CONTENT_ID, renderSnapshotHtml } from "./render-snapshot";
import { parseSnapshot } from "./snapshot-content";
import { hashSnapshot } from "./snapshot-hash";

/** One thing that was checked, in words, and whether it holds. */
export type SnapshotCheck = { name: string; ok: boolean };

export type CheckedSnapshot = {
  /** Computed from the JSON; null where none was found. */
  sha256: string | null;
  title: string | null;
  checks: SnapshotCheck[];
};

const CONTENT = new RegExp(`<template id="${CONTENT_ID}">([^<]*)</template>`);
const PRINTED_HASH = /<code class="hash">([0-9a-f]{64})<\/code>/;

/** Checks JSON that should have a hash, or be found elsewhere by the one that it has (null). */
export function checkSnapshotJson(json: string, expected: string | null): CheckedSnapshot {
  const sha256 = hashSnapshot(json);
  const content = parseSnapshot(json);
  const checks: SnapshotCheck[] = [
    { name: content.ok ? "the content is a snapshot" : content.error.message, ok: content.ok },
  ];
  if (expected !== null) checks.push(checkHash(sha256, expected));
  return { sha256, title: content.ok ? content.value.title : null, checks };
}

/**
 * Checks a saved page: that the JSON it carries has the hash it prints, and that it is, to the last
 * character, the page that is drawn from this JSON.
 */
export function checkSnapshotPage(page: string): CheckedSnapshot {
  const found = CONTENT.exec(page)?.[1];
  if (found === undefined) {
    return { sha256: null, title: null, checks: [{ name: "the page carries no snapshot", ok: false }] };
  }
  const json = unescapeText(found);
  const checked = checkSnapshotJson(json, PRINTED_HASH.exec(page)?.[1] ?? "none");
  if (checked.title === null) return checked;
  const isSame = renderSnapshotHtml(json, { sha256: hashSnapshot(json) }) === page;
  const name = isSame
    ? "page matches its content"
    : "page does not match its content: it was changed, or drawn by another version of Lacuna";
  return { ...checked, checks: [...checked.checks, { name, ok: isSame }] };
}

function checkHash(sha256: string, expected: string): SnapshotCheck {
  return sha256 === expected
    ? { name: "content matches its hash", ok: true }
    : { name: `content does not match its hash: it has ${sha256}, not ${expected}`, ok: false };
}
