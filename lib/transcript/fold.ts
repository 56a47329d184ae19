import type { Message } from "@/lib/import/run-record";
import type { Kind, Role } from "./message-kind";
import { listMessageTexts } from "./message-texts";

/** A message in full, with its first lines alone, or not at all. */
export type FoldState = "open" | "folded" | "hidden";

/** What the reader folded and opened: single messages, and all of a role since. */
export type Folds = {
  own: ReadonlyMap<number, boolean>;
  roles: Readonly<Partial<Record<Role, boolean>>>;
  /** By message, those of its long texts that are shown to their end. */
  whole: ReadonlyMap<number, ReadonlySet<string>>;
};

export const NO_FOLDS: Folds = { own: new Map(), roles: {}, whole: new Map() };

const ROLES: Role[] = ["system", "user", "assistant", "tool"];
/** Roles whose long messages are noise until somebody asks. */
const QUIET: ReadonlySet<Role> = new Set(["system", "tool"]);
/** What stands in about two lines is not worth folding. */
const SHORT = { characters: 240, lines: 3 };

type Foldable = Pick<Message, "role" | "content" | "tool_calls" | "error">;

/**
 * How a message is shown. The reader's word on the message itself comes first, so that what a link leads
 * to opens wherever it is; then kinds that are hidden, then what was said of its role. Long system
 * prompts and tool results start folded, unless a judge or an observation points at them.
 */
export function getFold(
  message: Foldable & { index: number },
  folds: Folds,
  hidden: readonly Kind[],
  isPointedAt: boolean,
): FoldState {
  const own = folds.own.get(message.index);
  if (own !== undefined) return own ? "open" : "folded";
  if (hidden.includes(message.role)) return "hidden";
  const isOpen = folds.roles[message.role] ?? !(QUIET.has(message.role) && !isPointedAt && isLong(message));
  return isOpen ? "open" : "folded";
}

/** The characters of all texts of a message. */
export function countCharacters(message: Foldable): number {
  return listMessageTexts(message).reduce((sum, { text }) => sum + text.length, 0);
}

function isLong(message: Foldable): boolean {
  if (countCharacters(message) > SHORT.characters) return true;
  const lines = listMessageTexts(message).reduce((sum, { text }) => sum + text.split("\n").length, 0);
  return lines > SHORT.lines;
}

/** Folds or opens one message; one that is folded opens with its long texts cut short again. */
export function foldMessage(folds: Folds, index: number, isOpen: boolean): Folds {
  const whole = new Map(folds.whole);
  if (!isOpen) whole.delete(index);
  return { ...folds, own: new Map(folds.own).set(index, isOpen), whole };
}

/** Shows a long text of a message to its end. */
export function showWhole(folds: Folds, index: number, part: string): Folds {
  const parts = new Set(folds.whole.get(index)).add(part);
  return { ...folds, whole: new Map(folds.whole).set(index, parts) };
}

/** Folds or opens all messages of a role, or of every role; what was said of single messages is over. */
export function foldRole(folds: Folds, role: Role | null, isOpen: boolean): Folds {
  const roles = role === null ? ROLES : [role];
  return {
    own: new Map(),
    whole: new Map(),
    roles: { ...folds.roles, ...Object.fromEntries(roles.map((one) => [one, isOpen])) },
  };
}
