import type { z } from "zod";

/** What is sent, by its content type; null stands for bytes of any kind. */
export type Content = Record<string, z.ZodType | null>;

/** What one method of one address takes and answers. Errors have one shape everywhere and are not named here. */
export type Operation = {
  /** What generated clients call it. */
  id: string;
  summary: string;
  query?: z.ZodObject;
  body?: Content;
  /** By status. */
  answers: Record<number, Content>;
};

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** By method and address below `/api/v1`, whose parts in braces name something. */
export type Operations = { [address: `${Method} /${string}`]: Operation };

/** A JSON document. */
export function json(schema: z.ZodType): Content {
  return { "application/json": schema };
}
