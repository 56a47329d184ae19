import { z } from "zod";
import { ADDRESS_NUMBERS } from "../handle-address";
import { errorAnswer } from "./error-answer";
import type { Content, Operation, Operations } from "./operation";

type JsonSchema = Record<string, unknown>;
type Convert = (schema: z.ZodType) => JsonSchema;

const COMPONENTS = "#/components/schemas/";

/**
 * Converts schemas of zod; those with an id, and those that hold themselves, are noted once in `components`
 * and referred to. What is asked for may leave out what has a default; what is answered has it.
 */
function createConverter(io: "input" | "output", components: Record<string, JsonSchema>): Convert {
  return (schema) => {
    const whole = z.toJSONSchema(z.strictObject({ schema }), { io });
    const text = JSON.stringify(whole).replaceAll('"#/$defs/', `"${COMPONENTS}`);
    const { properties, $defs = {} } = JSON.parse(text) as {
      properties: { schema: JsonSchema };
      $defs?: Record<string, JsonSchema>;
    };
    for (const [id, { id: _, ...definition }] of Object.entries($defs)) components[id] ??= definition;
    return properties.schema;
  };
}

function buildContent(content: Content, convert: Convert): object {
  const types = Object.entries(content);
  return Object.fromEntries(types.map(([type, schema]) => [type, schema ? { schema: convert(schema) } : {}]));
}

function listAddressParts(address: string): object[] {
  return [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: name! in ADDRESS_NUMBERS ? "integer" : "string" },
  }));
}

/** An address leaves a word out instead of saying null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const kinds = schema.anyOf as JsonSchema[] | undefined;
  return kinds?.find(({ type }) => type !== "null") ?? schema;
}

function listWords(query: z.ZodObject | undefined, convert: Convert): object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = convert(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: "query", required: required.includes(name), schema: withoutNull(schema) },
  }));
}

/** Describes the API by OpenAPI 3.1, from the schemas that check requests and those of the answers. */
export function buildDocument(operations: Operations): object {
  const components: Record<string, JsonSchema> = {};
  const [read, answer] = [createConverter("input", components), createConverter("output", components)];
  const paths: Record<string, Record<string, object>> = {};
  const entries = Object.entries(operations) as [string, Operation][];
  for (const [key, { id, summary, query, body, answers }] of entries) {
    const [method, address] = key.split(" ") as [string, string];
    paths[address] ??= {};
    paths[address][method.toLowerCase()] = {
      operationId: id,
      summary,
      parameters: [...listAddressParts(address), ...listWords(query, read)],
      ...(body && { requestBody: { required: true, content: buildContent(body, read) } }),
      responses: {
        ...Object.fromEntries(
          Object.entries(answers).map(([status, content]) => [
            status,
            { description: summary, content: buildContent(content, answer) },
          ]),
        ),
        default: { $ref: "#/components/responses/Error" },
      },
    };
  }
  const content = buildContent({ "application/json": errorAnswer }, answer);
  return {
    openapi: "3.1.1",
    info: {
      title: "Lacuna",
      version: "1",
      summary: "Coverage of AI alignment evals: what the command line answers, over HTTP",
    },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas: components,
      responses: { Error: { description: "What is wrong, and what to do about it", content } },
    },
  };
}
