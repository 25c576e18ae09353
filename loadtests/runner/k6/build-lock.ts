import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Lets one process at a time do `work`; a lock whose process is gone is taken over. */
export async function withBuildLock(
  options: { file: string; onWait: () => void; signal: AbortSignal },
  work: () => Promise<void>,
): Promise<void> {
  const { file, onWait, signal } = options;
  for (let waited = false; !take(file); waited = true) {
    if (!waited) onWait();
    if (!holderRuns(file)) rmSync(file, { force: true });
    else await sleep(500, undefined, { signal });
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A link appears with its content, or fails where the name exists. */
function take(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderRuns(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
