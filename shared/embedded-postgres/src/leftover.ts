import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { postgresErrors } from "./errors.ts";

const patienceMs = 10_000;

/**
 * Ends what an earlier run left behind on `folder`: a PostgreSQL that outlived its parent is stopped fast; a
 * postmaster.pid whose number now belongs to some other program is removed, since PostgreSQL would refuse.
 * The caller answers for it that no other owner of the folder is alive. Throws POSTGRES_IN_USE.
 */
export async function clearLeftover(folder: string): Promise<void> {
  const lock = path.join(folder, "postmaster.pid");
  const pid = pidIn(lock);
  if (pid === undefined || !isAlive(pid)) return;
  if (!isPostgresOn(pid, folder)) return rmSync(lock, { force: true });
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    process.kill(pid, signal);
    if (await ended(pid, patienceMs)) return;
  }
  throw postgresErrors.create("IN_USE", { folder, pid });
}

function pidIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isPostgresOn(pid: number, folder: string): boolean {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(folder);
}

function commandOf(pid: number): string {
  try {
    const file = `/proc/${pid}/cmdline`;
    if (existsSync(file)) return readFileSync(file, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" });
  } catch {
    return "";
  }
}

async function ended(pid: number, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    if (!isAlive(pid)) return true;
    await sleep(50);
  }
  return false;
}
