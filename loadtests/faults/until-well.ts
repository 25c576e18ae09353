import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { PortalControls, PortalProcess } from "../runner/portal/target-portal.ts";

/** What is read of the admin API's status. */
const statusSchema = z.object({
  modules: z.array(
    z.object({
      channels: z.array(
        z.object({ channel: z.string(), replicas: z.array(z.object({ healthy: z.boolean() })) }),
      ),
    }),
  ),
});

/** Milliseconds after which nobody waits any longer. */
const patience = 60_000;
const pause = 100;

/** Other processes of the service run than those that were killed, and gateways find them well. Gives how long it took. */
export function untilModuleIsBack(
  controls: PortalControls,
  { module, killed }: { module: string; killed: readonly PortalProcess[] },
): Promise<string> {
  const dead = new Set(killed.map(({ pid }) => pid));
  return until(`${module} was back`, async () => {
    const running = controls.processes().filter(({ service, pid }) => service === module && !dead.has(pid));
    return running.length >= dead.size && (await isHealthy(controls, module));
  });
}

/** The public address answers, whatever. */
export function untilGatewayAnswers(origin: string): Promise<string> {
  return until("the gateway answered", async () => {
    const answer = await fetch(origin, { redirect: "manual", signal: AbortSignal.timeout(1000) });
    await answer.arrayBuffer();
    return answer.status < 500;
  });
}

async function isHealthy(controls: PortalControls, module: string): Promise<boolean> {
  const { url, token } = controls.admin();
  const answer = await fetch(`${url}/v1/status?module=${module}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(2000),
  });
  const { modules } = statusSchema.parse(await answer.json());
  const stable = modules.flatMap(({ channels }) => channels).find(({ channel }) => channel === "stable");
  return (
    stable !== undefined && stable.replicas.length > 0 && stable.replicas.every(({ healthy }) => healthy)
  );
}

async function until(what: string, holds: () => Promise<boolean>): Promise<string> {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  while (Date.now() - startedAt < patience) {
    if (await asked(holds)) return `${what} after ${seconds()}`;
    await sleep(pause);
  }
  return `waited ${seconds()} in vain until ${what}`;
}

/** What cannot be asked is not well yet. */
async function asked(holds: () => Promise<boolean>): Promise<boolean> {
  try {
    return await holds();
  } catch {
    return false;
  }
}
