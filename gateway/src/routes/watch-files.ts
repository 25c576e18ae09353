import { watch, type FSWatcher, type WatchListener } from "node:fs";
import { basename, dirname } from "node:path";
import type { RoutingFiles } from "../releases/file-source.ts";

const debounceTime = 100;
/** A watcher on a network or overlay file system can miss a change; looking again costs one reading. */
const pollTime = 5000;

export interface FileWatch {
  close(): void;
}

/** Calls `changed` shortly after routing files change, never twice at once. */
export function watchFiles(
  { releasesDir, endpointsFile }: Pick<RoutingFiles, "releasesDir" | "endpointsFile">,
  changed: () => Promise<void>,
): FileWatch {
  const soon = debounced(changed);
  const endpointsName = basename(endpointsFile);
  const watchers = [
    watchQuietly(releasesDir, soon.call),
    // The folder, because a writer replaces the file.
    watchQuietly(dirname(endpointsFile), (_event, name) => {
      if (name === null || name === endpointsName) soon.call();
    }),
  ];
  const poll = setInterval(soon.call, pollTime).unref();
  return {
    close() {
      clearInterval(poll);
      soon.cancel();
      for (const watcher of watchers) watcher?.close();
    },
  };
}

/** A folder that is not there yet, or disappears, must not end the process: looking again at intervals goes on. */
function watchQuietly(folder: string, changed: WatchListener<string>): FSWatcher | undefined {
  try {
    const watcher = watch(folder, changed);
    return watcher.on("error", () => watcher.close());
  } catch {
    return undefined;
  }
}

function debounced(work: () => Promise<void>): { call: () => void; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  const run = async (): Promise<void> => {
    timer = undefined;
    if (running) return call();
    running = true;
    try {
      await work();
    } finally {
      running = false;
    }
  };
  const call = (): void => void (timer ??= setTimeout(() => void run(), debounceTime).unref());
  return { call, cancel: () => clearTimeout(timer) };
}
