import { existsSync, readFileSync } from "node:fs";

export type MemoryKind = "pss" | "rss";

/** Shared pages, as PostgreSQL's processes have many, count once with PSS (proc_pid_smaps_rollup(5), Linux 4.14). */
export function tellableMemory(): MemoryKind {
  return existsSync("/proc/self/smaps_rollup") ? "pss" : "rss";
}

/** Bytes that a process holds; 0 for one that is gone, nothing for one that this user may not look at. */
export function memoryOf(pid: number, kind: MemoryKind): number | undefined {
  try {
    return kind === "pss" ? pssOf(pid) : rssOf(pid);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return 0;
    return undefined;
  }
}

function pssOf(pid: number): number {
  return kibibytes(/^Pss:\s+(\d+) kB$/m, readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
}

function rssOf(pid: number): number {
  return kibibytes(/^VmRSS:\s+(\d+) kB$/m, readFileSync(`/proc/${pid}/status`, "utf8"));
}

function kibibytes(line: RegExp, text: string): number {
  return Number(line.exec(text)?.[1] ?? 0) * 1024;
}
