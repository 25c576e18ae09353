import { readdirSync, readFileSync } from "node:fs";

/** One line of /proc/<pid>/stat, in ticks (proc_pid_stat(5)). */
export interface ProcessStat {
  readonly parent: number;
  /** CPU of the process and of its children that have ended, so that nothing is lost when one ends. */
  readonly ticks: number;
}

/** USER_HZ, which Linux shows to programs: 100 on every architecture that Node runs on. */
export const ticksPerSecond = 100;

/** True where the kernel tells what processes use: Linux. */
export const processCpuIsTold = process.platform === "linux";

/** CPU seconds that each of these processes and their children have used since they began; 0 for one that is gone. */
export function cpuSecondsOf(pids: readonly number[]): number[] {
  const all = readProcesses();
  const children = Map.groupBy(all.keys(), (pid) => all.get(pid)?.parent ?? 0);
  const ticksOfTree = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + ticksOfTree(child), all.get(pid)?.ticks ?? 0);
  return pids.map((pid) => ticksOfTree(pid) / ticksPerSecond);
}

/** Every process that there is, by its number. */
export function readProcesses(): Map<number, ProcessStat> {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const read = pids.map((pid) => [Number(pid), readOne(pid)] as const);
  return new Map(read.filter((each): each is readonly [number, ProcessStat] => each[1] !== undefined));
}

/** Nothing for a process that has ended meanwhile. */
function readOne(pid: string): ProcessStat | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/** The second field is the name in brackets, which may hold spaces and brackets; fields are counted after it. */
export function parseStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  return { parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) };
}
