// Letters of scripts that put spaces between words, as far as capitals tell, and digits.
const ENDS_IN_WORD = /[\p{Lu}\p{Ll}\p{Lt}\p{M}\p{Nd}]$/u;
const BEGINS_IN_WORD = /^[\p{Lu}\p{Ll}\p{Lt}\p{M}\p{Nd}]/u;

/** Whether the border between two pieces of a text lies within a word or a number: "no" and "t", "40" and "0". */
export function cutsWord(ahead: string, behind: string): boolean {
  return ENDS_IN_WORD.test(ahead) && BEGINS_IN_WORD.test(behind);
}
