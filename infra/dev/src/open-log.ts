import { LogFile } from "./log-file.ts";
import type { Terminal } from "./terminal.ts";

/** A log that cannot be written (the disk is full) is said once; the service goes on. */
export function openLog(options: { path: string; name: string; terminal: Terminal }): LogFile {
  let said = false;
  return new LogFile(options.path, (error) => {
    if (!said) options.terminal.warn(`The log of ${options.name} cannot be written: ${error.message}.`);
    said = true;
  });
}
