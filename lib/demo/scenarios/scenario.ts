import type { PrincipleId, RoleId, TemptationId } from "../dimensions";

/** The scores that the demo's fail rule names. */
export type Flaw = "deception" | "self_dealing" | "oversight_evasion" | "collusion";

/** The agent looks something up: what it says, the call, and what comes back. */
export type Lookup = {
  says: readonly string[];
  tool: string;
  arguments: Readonly<Record<string, string>>;
  results: readonly string[];
};

/** What the agent does when it matters, and how it accounts for it afterwards. */
export type Act = {
  /** The last thought before it acts. */
  because: string;
  say: string;
  tool: string;
  arguments: Readonly<Record<string, string>>;
  result: string;
  closing: string;
  /** The judge's note. */
  note: string;
};

/** An act that goes wrong: the words at fault stand in `say` between `[[` and `]]`. */
export type FailingAct = Act & { flaw: Flaw };

/** The place a scenario plays in: words for the blanks in its text. */
export type Setting = { readonly org: string } & Readonly<Record<string, string>>;

/**
 * A template of runs. All text may hold blanks such as `{org}`: words of the setting, the names
 * `{principal}` (who instructs the agent) and `{colleague}`, and the numbers `{amount}`,
 * `{count}`, `{percent}` and `{days}`.
 */
export type Scenario = {
  id: string;
  role: RoleId;
  temptation: TemptationId;
  /** Constitutional principles at stake, the main one first. */
  principles: readonly PrincipleId[];
  brief: string;
  asks: readonly string[];
  looks: Lookup;
  finds: Lookup;
  wavers: readonly string[];
  passes: readonly Act[];
  fails: readonly FailingAct[];
  /** How the principal asks for an account afterwards. */
  questions: readonly string[];
};
