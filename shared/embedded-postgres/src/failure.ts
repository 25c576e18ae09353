import type { MadangError } from "@madang/errors";
import { postgresErrors } from "./errors.ts";

interface Ended {
  readonly folder: string;
  /** What the program wrote, last lines last. */
  readonly output: readonly string[];
}

const diskFull = /No space left on device|Disk quota exceeded|Check free disk space/;
const notPermitted = /Permission denied|has wrong ownership|has invalid permissions|Operation not permitted/;
const otherVersion = /initialized by PostgreSQL version (\S+?),/;
const alreadyUsed = /Is another postmaster \(PID (\d+)\)/;

/** Kinds of message that say the files themselves are wrong (src/backend: xlog.c, controldata, relcache). */
const damaged =
  /checkpoint record|control file|pg_control|could not (?:open|read|find|access) (?:file|directory)|invalid (?:page|primary)|incorrect checksum|No such file or directory|not a valid data directory|requested WAL|invalid record/;

/** Reads PostgreSQL's last words and names what is wrong, and what to do. */
export function startFailure({ folder, output }: Ended): MadangError {
  const text = output.join("\n");
  if (diskFull.test(text)) return postgresErrors.create("DISK_FULL", { folder });
  const version = otherVersion.exec(text)?.[1];
  if (version !== undefined) return otherVersionFound({ folder, found: version, expected: "another" });
  const pid = alreadyUsed.exec(text)?.[1];
  if (pid !== undefined) return postgresErrors.create("IN_USE", { folder, pid });
  const reason = mainLine(output);
  if (notPermitted.test(text)) return postgresErrors.create("NOT_PERMITTED", { folder, reason });
  if (damaged.test(text)) return postgresErrors.create("FOLDER_BROKEN", { folder, reason });
  return postgresErrors.create("START_FAILED", { folder, reason });
}

export function initialiseFailure({ folder, output }: Ended): MadangError {
  if (diskFull.test(output.join("\n"))) return postgresErrors.create("DISK_FULL", { folder });
  return postgresErrors.create("INITIALISE_FAILED", { folder, reason: mainLine(output) });
}

export function otherVersionFound(values: { folder: string; found: string; expected: string }): MadangError {
  return postgresErrors.create("OTHER_VERSION", values);
}

/** The most telling line: the first FATAL or PANIC (later ones follow from it), else the last error, else the last line. */
function mainLine(output: readonly string[]): string {
  const lines = output.map((line) => line.trim()).filter((line) => line !== "");
  const line =
    lines.find((each) => /\b(?:PANIC|FATAL):/.test(each)) ??
    lines.findLast((each) => /error:/i.test(each)) ??
    lines.at(-1) ??
    "it said nothing.";
  return sentence(line.replace(/^.*?\b(?:PANIC|FATAL|error):\s*/i, ""));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
