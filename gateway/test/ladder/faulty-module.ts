import { fileURLToPath } from "node:url";
import { startService, type ServiceProcess } from "@madang/test-kit";
import { onTestFinished } from "vitest";
import type { Fault } from "./faults.ts";

const file = fileURLToPath(new URL("./faulty-module-main.ts", import.meta.url));

/** A module that can be made sick and well again; its address stays the same. */
export interface FaultyModule {
  readonly id: string;
  readonly origin: string;
  fault(name: Fault): Promise<void>;
  /** Up and down in turn, so many milliseconds each; 0 ends it. */
  flap(every: number): Promise<void>;
  /** SIGKILL, for all modules of its process; `restart` likewise. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** SIGSTOP, for all modules of its process: connections stay open and nothing is read. */
  pause(): void;
  resume(): void;
  /** Its pages say so from now on. */
  version(value: string): Promise<void>;
  /** Requests for this address since it was started. */
  counted(address: string): Promise<number>;
  /** Requests that came in since it was started. */
  served(): Promise<number>;
  /** Forms that came in more than once. */
  repeatedForms(): Promise<unknown[]>;
}

/** One process with a module of each of these names. */
export async function startFaultyModules(ids: readonly string[]): Promise<FaultyModule[]> {
  const start = (ports: string): Promise<ServiceProcess> =>
    startService({ name: ids.join(","), file, env: { MODULES: ids.join(","), PORTS: ports } });
  let running = await start("");
  onTestFinished(() => running.kill());
  const origins = (await (await fetch(running.origin)).json()) as Record<string, string>;
  const ports = ids.map((id) => new URL(origins[id] ?? "").port).join(",");
  const tell = async (order: string): Promise<string> =>
    (await fetch(`${running.origin}/${order}`, { method: "POST" })).text();
  return ids.map((id) => ({
    id,
    origin: origins[id] ?? "",
    fault: async (name) => void (await tell(`${id}/fault/${encodeURIComponent(name)}`)),
    flap: async (every) => void (await tell(`${id}/flap/${every}`)),
    kill: () => running.kill(),
    async restart() {
      running = await start(ports);
    },
    pause: () => running.pause(),
    resume: () => running.resume(),
    version: async (value) => void (await tell(`${id}/version/${value}`)),
    counted: async (address) => Number(await tell(`${id}/counted/${encodeURIComponent(address)}`)),
    served: async () => Number(await tell(`${id}/served`)),
    repeatedForms: async () => JSON.parse(await tell(`${id}/repeated`)) as unknown[],
  }));
}
