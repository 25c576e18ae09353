import type { BuildFailure, BuildOptions, Message } from "esbuild";
import { buildErrors } from "./errors.ts";

/** The oldest browsers with cascade layers, which every sheet of the portal relies on. */
export const browserTargets = ["chrome99", "edge99", "firefox97", "safari15.4"];

/** Settings that may not depend on what lies around the workspace (tsconfig files, the current folder). */
export function baseSettings(folder: string): BuildOptions & { write: false; metafile: true } {
  return {
    absWorkingDir: folder,
    bundle: true,
    write: false,
    metafile: true,
    jsx: "automatic",
    format: "esm",
    charset: "utf8",
    logLevel: "silent",
    legalComments: "none",
    tsconfigRaw: { compilerOptions: { target: "es2024", verbatimModuleSyntax: true } },
    loader: {
      ".sql": "text",
      ".xml": "text",
      ".txt": "text",
      ".woff2": "file",
      ".png": "file",
      ".webp": "file",
    },
  };
}

/** Runs a bundling step and turns esbuild's messages into one BUILD_SOURCES error; others pass unchanged. */
export async function explainFailures<T>(subject: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const own = error.errors.find((message) => message.detail instanceof Error)?.detail as Error | undefined;
    if (own !== undefined) throw own;
    const problems = error.errors.map(placeAndText).join("; ");
    throw buildErrors.create("SOURCES", { subject, problems }, error);
  }
}

function placeAndText({ location, text }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1} ${text}`;
}

export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
