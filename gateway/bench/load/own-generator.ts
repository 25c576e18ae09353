import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadGenerator, LoadResult } from "./generator.ts";

const program = fileURLToPath(new URL("../programs/generator.ts", import.meta.url));

/** In a process of its own, as wrk is. */
export const ownGenerator: LoadGenerator = async (options) => {
  const child = fork(program, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.send(options);
  const [result] = (await once(child, "message")) as [LoadResult];
  await once(child, "exit");
  return result;
};
