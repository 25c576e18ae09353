#!/usr/bin/env node
import { relative } from "node:path";
import { formatMessages } from "esbuild";
import { buildWorkspace } from "./build-workspace.ts";
import { help, readArguments } from "./command-line.ts";
import { isBuildFailure } from "./esbuild-settings.ts";

try {
  const options = readArguments(process.argv.slice(2));
  if (options.help) process.stdout.write(help);
  else await run(options.folder);
} catch (error) {
  process.stderr.write(`${await explain(error)}\n`);
  process.exitCode = 1;
}

async function run(folder: string): Promise<void> {
  const result = await buildWorkspace({ folder });
  const seconds = (result.milliseconds / 1000).toFixed(1);
  const place = relative(process.cwd(), result.dist) || ".";
  process.stdout.write(`${result.name} ${result.build}: ${result.files} files in ${place}, ${seconds} s\n`);
}

/** What an author can mend is said in words; a stack is printed only for a fault of the build itself. */
async function explain(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return String(error);
  if (!("code" in error && "remedy" in error)) return error.stack ?? error.message;
  if (!isBuildFailure(error.cause)) return error.message;
  const color = process.stderr.isTTY;
  const frames = await formatMessages(error.cause.errors, { kind: "error", color });
  return `${error.message}\n\n${frames.join("").trimEnd()}`;
}
