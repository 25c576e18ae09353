import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Files that are still in a folder, and processes that were started with something of it. */
export function leftoversIn(place: string): string[] {
  return [...readdirSync(place), ...commandLines().filter((line) => line.includes(place))];
}

/** Of every process, where the system tells. */
function commandLines(): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLine(pid));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
