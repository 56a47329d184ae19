import { TokenType } from "@streamparser/json";
import { describeExcess, MAX_VALUES, TOO_MANY_VALUES } from "./size-limit";

const MAX_DEPTH = 1000;
const OPENING = [TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET];
const CLOSING = [TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET];

/**
 * Watches a JSON text token by token and says when the value that is being assembled would not fit in
 * memory. `paths` are those that are kept, each one value (`$.eval`) or the items of a list (`$.samples.*`).
 */
export function createValueGauge(paths: string[], maxByteCount: number) {
  const keptDepths = new Map(
    paths.map((path) => {
      const [, key, ...rest] = path.split(".");
      return [key, 1 + rest.length];
    }),
  );
  let depth = 0;
  let text: unknown;
  let keptDepth = Number.POSITIVE_INFINITY;
  let start = 0;
  let values = 0;

  return {
    /** Notes a token that ends before `byteCount`; the answer is why the text cannot be read on, or null. */
    add(token: { token: TokenType; value: unknown }, byteCount: number): string | null {
      if (OPENING.includes(token.token)) depth++;
      if (CLOSING.includes(token.token)) depth--;
      if (depth === 1 && token.token === TokenType.STRING) text = token.value;
      if (depth === 1 && token.token === TokenType.COLON) {
        keptDepth = keptDepths.get(String(text)) ?? Number.POSITIVE_INFINITY;
      }
      if (depth <= keptDepth) {
        start = byteCount;
        values = 0;
      } else if (token.token === TokenType.COMMA || OPENING.includes(token.token)) values++;
      if (depth > MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} levels deep`;
      return values > MAX_VALUES ? TOO_MANY_VALUES : null;
    },
    /** Why what has been read up to `byteCount` is too much for one value, or null. */
    checkSize: (byteCount: number): string | null =>
      byteCount - start > maxByteCount ? describeExcess("a value of more than", maxByteCount) : null,
  };
}
