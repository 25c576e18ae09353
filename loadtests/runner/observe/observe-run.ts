import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewaySecond, RunRecord, ServiceSecond } from "../../results/run-record.ts";
import type { PortalControls } from "../portal/target-portal.ts";
import { GatewayObserver } from "./gateway-observer.ts";
import { observedProcesses } from "./observed-processes.ts";
import { tellableMemory, type MemoryKind } from "./process-memory.ts";
import type { ObservedProcess } from "./process-trees.ts";
import { ServiceObserver } from "./service-observer.ts";

/** What was observed beside the visitors; `at` are seconds of Unix time. */
export interface Observed {
  readonly services: readonly ServiceSecond[];
  readonly gateways: readonly GatewaySecond[];
  readonly observation: RunRecord["observation"];
}

export interface RunObservation {
  /** Ends it, with a last look; again, it gives the same. */
  stop(): Promise<Observed>;
}

export interface ObserveOptions {
  /** Nothing where the portal runs elsewhere. */
  readonly controls: PortalControls | undefined;
  /** What runs beside the portal now: load generators, a browser. */
  readonly beside: () => readonly ObservedProcess[];
}

/** Looks once a second, as the second ends, at what processes use and gateways count. */
export function observeRun({ controls, beside }: ObserveOptions): RunObservation {
  const memory = existsSync("/proc/self/stat") ? tellableMemory() : undefined;
  const processes = memory === undefined ? undefined : new ServiceObserver(memory);
  const gateways = (controls?.gateways() ?? []).map((gateway) => new GatewayObserver(gateway));
  const seen = { services: [] as ServiceSecond[], gateways: [] as GatewaySecond[] };
  const stopping = new AbortController();
  let since = Date.now();

  const look = async () => {
    const now = Date.now();
    const interval = {
      at: secondOf(since),
      until: secondOf(now),
      seconds: Math.max(0.001, (now - since) / 1000),
    };
    since = now;
    seen.services.push(...(processes?.look(observedProcesses(controls, beside()), interval) ?? []));
    const counted = await Promise.all(gateways.map((gateway) => gateway.look(interval.at)));
    seen.gateways.push(...counted.flat());
  };
  const looking = lookEverySecond(look, stopping.signal);
  looking.catch(() => undefined);

  return {
    async stop() {
      stopping.abort();
      await looking;
      const unreadable = processes?.unreadable() ?? [];
      return { ...seen, observation: observationOf({ memory, unreadable, controls }) };
    },
  };
}

/** Timers may end a little early: what they end is the second that was meant. */
function secondOf(time: number): number {
  return Math.floor((time + 20) / 1000);
}

/** Each look begins with a second of the clock, or as soon as the one before is over; the last when it is stopped. */
async function lookEverySecond(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    await look();
    if (signal.aborted) return;
    await sleep(1000 - (Date.now() % 1000), undefined, { signal }).catch(() => undefined);
  }
}

function observationOf(seen: {
  memory: MemoryKind | undefined;
  unreadable: readonly string[];
  controls: PortalControls | undefined;
}): RunRecord["observation"] {
  const { memory, unreadable, controls } = seen;
  const missing = [
    ...(controls === undefined
      ? ["The portal runs elsewhere: nothing is known of its processes and gateways."]
      : []),
    ...(memory === undefined
      ? [
          `CPU and memory of services: ${process.platform} tells them in no /proc. The load generator tells its own.`,
        ]
      : []),
    ...unreadable.map((service) => `Memory of ${service}: its processes belong to another user.`),
  ];
  return { ...(memory === undefined ? {} : { memory }), missing };
}
