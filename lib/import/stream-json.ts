import { createReadStream } from "node:fs";
import { Tokenizer, TokenParser, TokenType } from "@streamparser/json";
import { describeJsonError } from "./describe-json-error";
import { createNonFiniteFilter } from "./non-finite";
import type { ReadOptions } from "./reader";

const MAX_DEPTH = 1000;
/** Size of one value in the top-level object, or in a list there, beyond which it would not fit in memory. */
const MAX_VALUE_BYTES = 256 * 2 ** 20;
const STRING_BUFFER_BYTES = 64 * 1024;

type StreamedValue = { key: string | number; value: unknown };

/** Where and why a JSON text breaks off. */
export class JsonFault extends Error {}

/**
 * The values at `paths` (`$.eval`, `$.samples.*`) of one JSON file, in their order, one in memory at a
 * time. Literal NaN and Infinity and a byte order mark are tolerated.
 *
 * @throws JsonFault after the values that stand before the fault.
 */
export async function* streamJson(
  path: string,
  paths: string[],
  options: ReadOptions,
): AsyncGenerator<StreamedValue> {
  const found: StreamedValue[] = [];
  const tokenizer = new Tokenizer({ stringBufferSize: STRING_BUFFER_BYTES });
  const parser = new TokenParser({ paths, keepStack: false });
  const filter = createNonFiniteFilter();
  let depth = 0;
  let byteCount = 0;
  let valueStart = 0;
  tokenizer.onToken = (token) => {
    if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) depth++;
    if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) depth--;
    if (depth <= 2) valueStart = byteCount;
    if (depth > MAX_DEPTH) throw new JsonFault(`nested more than ${MAX_DEPTH} levels deep`);
    parser.write(token);
  };
  parser.onValue = ({ key, value }) => {
    found.push({ key: key ?? "", value });
  };
  // The parser ends itself after the first value: what follows must be white space.
  const write = (chunk: Buffer) => {
    if (!parser.isEnded) tokenizer.write(chunk);
    else if (chunk.toString("latin1").trim() !== "") throw new JsonFault("more text after its end");
  };

  let fault: JsonFault | null = null;
  try {
    for await (const chunk of createReadStream(path, { signal: options.signal, highWaterMark: 2 ** 18 })) {
      byteCount += (chunk as Buffer).length;
      try {
        write(filter(chunk as Buffer));
        if (byteCount - valueStart > MAX_VALUE_BYTES) {
          throw new JsonFault(`a value of more than ${MAX_VALUE_BYTES / 2 ** 20} MB`);
        }
      } catch (error) {
        fault = faultAt(error, byteCount);
      }
      options.onBytes?.((chunk as Buffer).length);
      yield* found.splice(0);
      if (fault) throw fault;
    }
  } catch (error) {
    if (error instanceof JsonFault || options.signal?.aborted) throw error;
    throw faultAt(error, byteCount);
  }
  if (byteCount === 0) throw new JsonFault("empty file");
  if (!parser.isEnded) throw new JsonFault(`not valid JSON: it breaks off at its end, byte ${byteCount}`);
}

function faultAt(error: unknown, byteCount: number): JsonFault {
  return new JsonFault(`not valid JSON before byte ${byteCount}: ${describeJsonError(error)}`);
}
