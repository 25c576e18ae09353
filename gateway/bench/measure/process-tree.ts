import { readdirSync, readFileSync } from "node:fs";

/** The kernel counts in hundredths of a second wherever /proc shows it (USER_HZ). */
const tick = 10_000;
const pageSize = 4096;

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  /** Microseconds in user and kernel mode, all threads. */
  readonly cpu: number;
}

/** A process and everything that it has started, as it is now. */
export function processTree(root: number): number[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => factsOf(Number(name)))
    .filter((facts) => facts !== undefined);
  const tree = [root];
  for (const pid of tree) tree.push(...all.filter((one) => one.parent === pid).map((one) => one.pid));
  return tree;
}

/** Microseconds of CPU that these processes have used since they began. */
export function cpuTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (factsOf(pid)?.cpu ?? 0), 0);
}

/** Bytes of resident memory; pages that processes share are counted for each. */
export function residentMemory(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + residentOf(pid), 0);
}

/** proc_pid_stat(5); undefined for a process that has ended. */
function factsOf(pid: number): ProcessFacts | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in brackets may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { pid, parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * tick };
}

function residentOf(pid: number): number {
  return Number(read(`/proc/${pid}/statm`)?.split(" ")[1] ?? 0) * pageSize;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
