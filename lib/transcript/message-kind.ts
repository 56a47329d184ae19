import type { Message } from "@/lib/import/run-record";

export type Role = Message["role"];

/** What a transcript consists of and may be read without, by its name in addresses. */
export const KINDS = {
  system: "system prompts",
  user: "user messages",
  assistant: "assistant messages",
  tool: "tool results",
  call: "tool calls",
  reasoning: "reasoning",
} as const;

export type Kind = keyof typeof KINDS;
export const KIND_IDS = Object.keys(KINDS) as Kind[];

/** What a message of a role is called. */
export const ROLE_NAMES: Record<Role, string> = {
  system: "system",
  user: "user",
  assistant: "assistant",
  tool: "tool result",
};
