import type { RouteTable } from "../routes/route-table.ts";
import { collectAnswer } from "../upstream/collect-answer.ts";

/** By module: `ok`, or what is wrong with it. */
export type ServiceStates = Readonly<Record<string, string>>;

const probeTime = 1500;
const memory = 2000;
const atOnce = 32;

/**
 * Asks each module's own readiness, at most every two seconds. A module that is down never makes the gateway unready: its
 * pages say so, and the rest of the portal lives.
 */
export function serviceStates(table: () => RouteTable): () => Promise<ServiceStates> {
  let known: { at: number; states: Promise<ServiceStates> } | undefined;
  return () => {
    const now = performance.now();
    if (known === undefined || now - known.at > memory) known = { at: now, states: probeAll(table()) };
    return known.states;
  };
}

async function probeAll(table: RouteTable): Promise<ServiceStates> {
  const modules = [...table.modules.values()];
  const states: [string, string][] = [];
  const next = async (): Promise<void> => {
    for (let module = modules.shift(); module !== undefined; module = modules.shift())
      states.push([module.id, await probe(module.upstream)]);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return Object.fromEntries(states.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function probe(upstream: Parameters<typeof collectAnswer>[0]["upstream"]): Promise<string> {
  try {
    const { status } = await collectAnswer({
      upstream,
      request: { method: "GET", path: "/health/ready", headers: ["accept", "application/json"] },
      signal: AbortSignal.timeout(probeTime),
      limit: 64 * 1024,
    });
    return status === 200 ? "ok" : `not ready: it answered ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
