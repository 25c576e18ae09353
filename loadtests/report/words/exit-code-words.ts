import { exitCodes, type ExitCode } from "../../requirements.ts";

export interface ExitCodeWords {
  readonly code: ExitCode;
  /** The verdict in two or three words. */
  readonly title: string;
  readonly meaning: string;
  /** What a reader does now. */
  readonly remedy: string;
}

/** What each exit code says; docs/load-testing.md has the same table. */
export const exitCodeTable: readonly ExitCodeWords[] = [
  {
    code: exitCodes.passed,
    title: "Passed",
    meaning: "Every service level was kept and every promise held.",
    remedy: "Nothing. Keep run.json: later runs are compared with it.",
  },
  {
    code: exitCodes.missed,
    title: "A service level was missed",
    meaning: "The portal kept its promises, but was slower or failed more often than a manifest allows.",
    remedy:
      "Start at the worst moment: which service was busy then, what was going on, and what visitors met. The charts show that second in every figure.",
  },
  {
    code: exitCodes.violated,
    title: "A promise was broken",
    meaning: "An oracle has evidence that an answer or something stored was not what it had to be.",
    remedy:
      "Do not release this build. The evidence says where and when; look for that request in the logs of the gateway and the module.",
  },
  {
    code: exitCodes.notRun,
    title: "The run did not take place",
    meaning: "A wrong option, no k6, or a portal that did not start.",
    remedy: "Mend what the message names, and run it again.",
  },
  {
    code: exitCodes.noVerdict,
    title: "No verdict",
    meaning: "The load generator could not bring the load, so the figures say nothing about the portal.",
    remedy: "Give the generator more room: fewer visitors, a quieter machine, or more processes.",
  },
  {
    code: exitCodes.interrupted,
    title: "Stopped",
    meaning: "Ctrl-C or SIGTERM ended the run.",
    remedy: "Run it again; the figures end where it was stopped.",
  },
];

/** A record of another version may hold a code that this one does not know. */
export function exitCodeWords(code: number): Omit<ExitCodeWords, "code"> {
  return (
    exitCodeTable.find((row) => row.code === code) ?? {
      title: `Exit code ${code}`,
      meaning: "This version of the report does not know this exit code.",
      remedy: "Draw the report with the version that made the record.",
    }
  );
}
