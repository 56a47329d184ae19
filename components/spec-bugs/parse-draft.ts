/** A kept draft, or null where it is none: unreadable, or of another make than what it would replace. */
export function parseDraft<T extends object>(text: string | null, model: T): T | null {
  if (text === null) return null;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return null;
  }
  return isAlike(kept, model) ? kept : null;
}

function isAlike<T>(value: unknown, model: T): value is T {
  if (typeof value !== typeof model || Array.isArray(value) !== Array.isArray(model)) return false;
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  if (typeof model !== "object" || model === null || typeof value !== "object" || value === null) {
    return value !== null;
  }
  const names = Object.keys(model);
  return (
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && isAlike(value[name as never], model[name as never]))
  );
}
