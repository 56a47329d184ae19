export function isInOrder(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return false;
  return true;
}

function orderObject(object: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(object);
  let isSame = isInOrder(keys);
  if (!isSame) keys.sort();
  const ordered: Record<string, unknown> = {};
  for (const key of keys) {
    const item = orderKeys(object[key]);
    if (item !== object[key]) isSame = false;
    // An assignment to this key would set the prototype and lose the value.
    if (key === "__proto__") Object.defineProperty(ordered, key, { value: item, enumerable: true });
    else ordered[key] = item;
  }
  return isSame ? object : ordered;
}

/** A JSON value with the keys of every object in one order: itself, where they are so already. */
export function orderKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) return orderObject(value as Record<string, unknown>);
  const items = value.map(orderKeys);
  return items.every((item, i) => item === value[i]) ? value : items;
}

/**
 * JSON of a JSON value with the keys of every object in one order, so that equal values have equal
 * texts. An ordered copy, since a replacer of JSON.stringify takes nearly twice as long.
 */
export function formatCanonicalJson(value: unknown): string {
  return JSON.stringify(orderKeys(value));
}
