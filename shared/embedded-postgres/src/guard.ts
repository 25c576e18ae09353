import { spawn, type ChildProcess } from "node:child_process";
import type { Account } from "./account.ts";

/**
 * Ends PostgreSQL (or another server that does not notice) when this process dies without a word: a shell waits for the end of
 * its standard input, which comes when its parent is gone, and asks for a fast shutdown. To be released when the server has ended.
 */
export function guardAgainstOrphan(pid: number, account: Account | undefined): () => void {
  if (process.platform === "win32") return () => undefined;
  const guard = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -INT "$0"', String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  keepOutOfTheWay(guard);
  return () => {
    guard.kill("SIGKILL");
  };
}

/** A guard that cannot start leaves PostgreSQL as it would be without one; the next start recovers it. */
function keepOutOfTheWay(guard: ChildProcess): void {
  guard.on("error", () => undefined);
  guard.stdin?.on("error", () => undefined);
  guard.unref();
}
