import { createParser } from "nuqs/server";

/** The number of something stored; a larger one no database ever gave. */
export const parseAsNumber = createParser({
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  serialize: String,
});
