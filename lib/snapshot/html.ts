import { formatVisibleText } from "@/lib/format/visible-text";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const CHARACTERS = new Map(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]));

/** Markup that was built by `html`, and nothing else. */
export class Html {
  readonly markup: string;
  private constructor(markup: string) {
    this.markup = markup;
  }
  static exact(text: string): Html {
    return new Html(escapeText(text));
  }
  static join(parts: TemplateStringsArray, values: HtmlValue[]): Html {
    return new Html(parts.map((part, i) => (i === 0 ? part : write(values[i - 1]!) + part)).join(""));
  }
}

/** Nothing is printed of null and false. */
export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[];

function write(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (value === null || value === false) return "";
  if (typeof value === "object") return value.map(write).join("");
  return escapeText(formatVisibleText(String(value)));
}

/**
 * The only way to HTML here: the template is markup, and every value in it text, with the characters
 * that would act or hide written as their codes.
 */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return Html.join(parts, values);
}

/** Text that is carried, not shown: a browser and `unescapeText` read it back unchanged. */
export function exactText(text: string): Html {
  return Html.exact(text);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** What `exactText` was given. */
export function unescapeText(markup: string): string {
  return markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS.get(entity)!);
}
