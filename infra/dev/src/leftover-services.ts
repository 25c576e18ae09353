import { existsSync, readFileSync } from "node:fs";
import { writeWhole } from "./state-folder.ts";
import type { Terminal } from "./terminal.ts";

interface Note {
  readonly pid: number;
  readonly file: string;
}

/** Notes which processes belong to this run, for a next run that must clear up after a kill. */
export function noteProcesses(file: string, notes: readonly Note[]): void {
  writeWhole(file, notes, 0o600);
}

/** The same while services run: a disk that is full is said, and stops none of them. */
export function noteRunningProcesses(options: {
  file: string;
  notes: readonly Note[];
  terminal: Pick<Terminal, "warn">;
}): void {
  try {
    noteProcesses(options.file, options.notes);
  } catch (error) {
    options.terminal.warn((error as Error).message);
  }
}

/**
 * A service ends by itself when its supervisor is gone; one that hangs cannot. Ends what an earlier run noted,
 * when the process of that number still runs that very file.
 */
export function endLeftovers(file: string): number {
  return readNotes(file).filter((note) => endIfOurs(note)).length;
}

function readNotes(file: string): Note[] {
  if (!existsSync(file)) return [];
  try {
    const notes: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(notes) ? (notes as Note[]) : [];
  } catch {
    return [];
  }
}

function endIfOurs({ pid, file }: Note): boolean {
  if (!Number.isSafeInteger(pid) || pid < 2 || !commandLine(pid).includes(file)) return false;
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    return false;
  }
}

/** Empty where the system does not tell: then nothing is ended. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
