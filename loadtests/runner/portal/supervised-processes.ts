import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { PortalProcess } from "./target-portal.ts";

const notesSchema = z.array(z.object({ pid: z.int(), file: z.string() }));

/** What the supervisor says that it runs (`processes.json`), by the files that the processes were started with. */
export function supervisedProcesses(state: string): PortalProcess[] {
  const notes = notesSchema.parse(JSON.parse(readFileSync(path.join(state, "processes.json"), "utf8")));
  return notes.filter(({ pid }) => pid > 1).map(({ pid, file }) => ({ pid, ...described(file) }));
}

/** `…/artifacts/<module>/<build>/server.js`, else `…/<service>/dist/server.js`. */
function described(file: string): Omit<PortalProcess, "pid"> {
  const [, module, build] = /[\\/]artifacts[\\/]([^\\/]+)[\\/]([^\\/]+)[\\/]server\.js$/.exec(file) ?? [];
  if (module !== undefined) return { service: module, build };
  return { service: path.basename(path.dirname(path.dirname(file))), build: undefined };
}
