import { watch } from "node:fs";
import { sep } from "node:path";

/** Editors write a file in several steps, and a checkout many files. */
const settle = 80;

/** Calls `changed` when something in the folder has changed and nothing did for a moment after; what is built there does not count. */
export function watchFolder(folder: string, changed: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_kind, name) => {
    if (name === null || isBuilt(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, settle);
  });
  return {
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

function isBuilt(name: string): boolean {
  const [top = ""] = name.split(sep);
  return ["dist", "node_modules", ".turbo", "test"].includes(top) || /(^|[\\/])\.|~$|\.draft$/.test(name);
}
