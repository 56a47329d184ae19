import { listTextSegments } from "@/lib/format/visible-text";

/** A node of a parsed text, as far as it is looked at here. */
export type MarkdownNode = {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  /** Of a reference to a footnote, and of the footnote. */
  label?: string | null;
  /** Of an item of a list of tasks. */
  checked?: boolean | null;
  /** Of a table, one for each column. */
  align?: unknown;
  /** Of an element of the page. */
  tagName?: string;
  properties?: Record<string, unknown>;
};

/** How deep quotes, lists and emphasis may nest; what lies deeper is shown as its text. */
const MAX_DEPTH = 20;

/** Cells up to which a table's short rows are filled up: each may have as many cells as its longest row. */
const MAX_CELLS = 2000;

/** Address that a click may open: the web, mail, or a page of Lacuna. */
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?![/\\]))/i;

/**
 * Bounds a parsed text for a page: nothing nests without end, and what would make fields or anchors of
 * its own, tasks and footnotes, is written out.
 */
export function tameMarkdown() {
  return (root: MarkdownNode) => {
    walk(root, (node, depth) => {
      if (depth === MAX_DEPTH && node.children) node.children = [createText(getText(node))];
      if (node.type === "table" && countCells(node) > MAX_CELLS) delete node.align;
      if (node.type === "listItem" && typeof node.checked === "boolean") {
        addText(node, node.checked ? "☑ " : "☐ ");
        node.checked = null;
      }
      if (node.type === "footnoteReference") Object.assign(node, createText(`[^${node.label}]`));
      if (node.type === "footnoteDefinition") {
        addText(node, `[^${node.label}]: `);
        node.type = "blockquote";
      }
    });
  };
}

/**
 * Makes elements harmless: nothing is loaded, only addresses that a reader may follow are links, and
 * characters that hide stand in `data` elements of their own, for the page to show.
 */
export function tameElements() {
  return (root: MarkdownNode) => {
    walk(root, (node) => {
      if (node.tagName === "img") {
        const { alt, src } = node.properties ?? {};
        replaceByText(node, `${alt || "picture"}, not loaded: ${src}`);
      } else if (node.tagName === "a" && !ADDRESS.test(String(node.properties?.href))) {
        const { href } = node.properties ?? {};
        replaceByText(node, `${getText(node)} (${href})`);
      } else if (node.type === "raw") {
        node.type = "text";
      }
      // Titles are seldom read, and would have to be shown as carefully as the text.
      if (node.properties) delete node.properties.title;
    });
    walk(root, (node) => {
      if (node.tagName === "data") return;
      node.children = node.children?.flatMap((child) =>
        child.type === "text" ? splitHidden(child.value ?? "") : [child],
      );
    });
  };
}

function countCells({ children: rows = [] }: MarkdownNode): number {
  return rows.length * (rows[0]?.children?.length ?? 0);
}

function splitHidden(text: string): MarkdownNode[] {
  const segments = listTextSegments(text);
  if (segments.every(({ kind }) => kind === "text")) return [createText(text)];
  return [{ type: "element", tagName: "data", properties: {}, children: [createText(text)] }];
}

/** Visits every node, parents first, without recursion: a hostile text nests deeper than the stack. */
function walk(root: MarkdownNode, visit: (node: MarkdownNode, depth: number) => void) {
  const waiting = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    visit(next.node, next.depth);
    for (const node of next.node.children ?? []) waiting.push({ node, depth: next.depth + 1 });
  }
}

function getText(root: MarkdownNode): string {
  const texts: string[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.value !== undefined) texts.push(node.value);
    waiting.push(...(node.children ?? []).toReversed());
  }
  return texts.join("");
}

function addText(node: MarkdownNode, text: string) {
  const first = node.children?.[0];
  if (first?.type === "paragraph") first.children?.unshift(createText(text));
  else node.children?.unshift({ type: "paragraph", children: [createText(text)] });
}

function replaceByText(node: MarkdownNode, text: string) {
  Object.assign(node, { tagName: "span", properties: {}, children: [createText(text)] });
}

function createText(value: string): MarkdownNode {
  return { type: "text", value };
}
