import { findProgram } from "./find-program.ts";
import type { RunningPeer } from "./peer.ts";
import { freePort, startAtPort } from "./start-program.ts";

/** In memory alone; `origin` is its address over HTTP's scheme, `url` over its own. */
export async function startRedis(): Promise<RunningPeer & { readonly url: string }> {
  const port = await freePort();
  const program = findProgram("redis-server") ?? "redis-server";
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const running = await startAtPort({ program, args, port });
  return { ...running, url: `redis://127.0.0.1:${port}` };
}
