import type { ExitCode } from "../requirements.ts";

/** What every command of `npm run loadtest -- <command>` is handed. */
export interface CommandContext {
  /** Folder of the project, absolute. */
  readonly root: string;
  readonly say: (line: string) => void;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

/** A command beside the profiles. `args` is what stands after its name; errors of the catalogue are printed, and end with exit code 3. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<ExitCode>;

export interface CommandRow {
  /** For --help. */
  readonly says: string;
  /** Loaded when it is called: a command needs nothing of the others. */
  readonly load: () => Promise<{ readonly run: Command }>;
}

/** A name that is no command is a profile. */
export const commands: Readonly<Record<string, CommandRow>> = {
  compare: {
    says: "two builds side by side: which service needs more CPU per request, or answers later",
    load: () => import("../compare/run.ts"),
  },
  capacity: {
    says: "the highest arrival rate that keeps the service levels, and what gives first",
    load: () => import("../capacity/run.ts"),
  },
  merge: {
    says: "the parts of one run as one: merge <run.json …> --out <folder>",
    load: () => import("../merge/run.ts"),
  },
  report: {
    says: "draws the report of a run again: report <run.json> --out <folder>",
    load: () => import("../report/report-command.ts"),
  },
};
