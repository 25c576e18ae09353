import { fileURLToPath } from "node:url";
import { startService } from "@madang/test-kit";
import { onTestFinished } from "vitest";
import type { Fault } from "./faults.ts";

const file = fileURLToPath(new URL("./faulty-module-main.ts", import.meta.url));

/** A module in a process of its own that can be made sick and well again; its address stays the same. */
export interface FaultyModule {
  readonly origin: string;
  fault(name: Fault): Promise<void>;
  /** Up and down in turn, so many milliseconds each; 0 ends it. */
  flap(every: number): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** SIGSTOP: connections stay open and nothing is read. */
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

export async function startFaultyModule(id: string): Promise<FaultyModule> {
  const start = (port: string) => startService({ name: id, file, env: { MODULE_ID: id, PORT: port } });
  let process = await start("0");
  const { origin } = process;
  const controlOf = async (): Promise<string> => (await fetch(`${origin}/_control`)).text();
  let control = await controlOf();
  onTestFinished(() => process.kill());
  const tell = async (order: string): Promise<string> =>
    (await fetch(`${control}/${order}`, { method: "POST" })).text();
  return {
    origin,
    fault: async (name) => void (await tell(`fault/${encodeURIComponent(name)}`)),
    flap: async (every) => void (await tell(`flapping/${every}`)),
    kill: () => process.kill(),
    async restart() {
      process = await start(new URL(origin).port);
      control = await controlOf();
    },
    pause: () => process.pause(),
    resume: () => process.resume(),
    version: async (value) => void (await tell(`version/${value}`)),
    counted: async (address) => Number(await tell(`counted/${encodeURIComponent(address)}`)),
    served: async () => Number(await tell("served")),
    repeatedForms: async () => JSON.parse(await tell("repeated")) as unknown[],
  };
}
