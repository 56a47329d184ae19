import { hasRightToLeftLetters } from "@/lib/format/right-to-left";
import { formatVisibleText } from "@/lib/format/visible-text";
import { TextSegments } from "./text-segments";

/**
 * A text of a log within a line, such as a name: one piece, however many characters of it are shown as
 * codes. Letters that run from right to left would pull numbers and signs of what follows over to their
 * other side; so they are kept apart, with their parts in the order of the line, since a path is no sentence.
 */
export function VisibleText({ text }: { text: string }) {
  const segments = <TextSegments text={text} />;
  const isPlain = formatVisibleText(text) === text && !hasRightToLeftLetters(text);
  return isPlain ? segments : <bdi dir="ltr">{segments}</bdi>;
}
