import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";

/** Fields as they are being written, and as they were, at that revision, when that began. */
export type SpecBugEdit = { fields: SpecBugFields; base: SpecBugFields; revision: number };

/** The fields of a spec bug without what else is known of it. */
export function getFields(bug: SpecBugFields): SpecBugFields {
  const { title, happened, specification, fault, explanation, ruling, severity, labels } = bug;
  return { title, happened, specification, fault, explanation, ruling, severity, labels };
}

/** The fields that an edit changes. */
export function listChanges({ fields, base }: SpecBugEdit): Partial<SpecBugFields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isSame(value, getField(base, name))),
  );
}

/**
 * An edit that goes on from what someone else saved meanwhile. What only they changed is theirs; where
 * both did, the reader's text stays, and the field is named.
 */
export function rebaseEdit(
  edit: SpecBugEdit,
  theirs: SpecBugFields & { revision: number },
): { edit: SpecBugEdit; contested: (keyof SpecBugFields)[] } {
  const base = getFields(theirs);
  const mine = listChanges(edit);
  const contested = (Object.keys(mine) as (keyof SpecBugFields)[]).filter(
    (name) => !isSame(base[name], edit.base[name]) && !isSame(base[name], edit.fields[name]),
  );
  return { edit: { fields: { ...base, ...mine }, base, revision: theirs.revision }, contested };
}

function getField(fields: SpecBugFields, name: string): unknown {
  return fields[name as keyof SpecBugFields];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
