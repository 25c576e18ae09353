import path from "node:path";
import { runProgram, type ProgramEnd } from "../program/run-program.ts";
import type { PortalDatabase } from "./target-portal.ts";

/** Runs a command of the built module on the portal's data, as an operator would. */
export function moduleCommand(options: {
  folder: string;
  args: readonly string[];
  database: PortalDatabase;
  signal: AbortSignal;
  onLine?: (line: string) => void;
}): Promise<ProgramEnd> {
  const { folder, args, database, signal, onLine } = options;
  return runProgram(process.execPath, [path.join(folder, "dist/server.js"), ...args], {
    cwd: folder,
    signal,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      TMPDIR: process.env["TMPDIR"],
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      DATABASE_URL: database.url,
      MADANG_DATA_KEYS: database.dataKeys,
    },
    ...(onLine === undefined ? {} : { onLine }),
  });
}
