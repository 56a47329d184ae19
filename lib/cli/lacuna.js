#!/usr/bin/env node
// Runs the TypeScript sources as they are: a clone needs no build step before its first command.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
await import("./main.ts");
