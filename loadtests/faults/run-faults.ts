import { setTimeout as sleep } from "node:timers/promises";
import type { RunEvent } from "../results/run-record.ts";
import { faultRequirements } from "../requirements.ts";
import { loadtestErrors } from "../runner/errors.ts";
import type { PortalControls } from "../runner/portal/target-portal.ts";
import type { BeginFault } from "./fault.ts";
import type { PlannedFault } from "./plan-faults.ts";

export interface ReadyFault extends PlannedFault {
  readonly begin: BeginFault;
}

/** Before the load begins. Throws LOADTEST_FAULT_IMPOSSIBLE, and what a preparation throws. */
export async function prepareFaults(
  planned: readonly PlannedFault[],
  portal: {
    root: string;
    origin: string;
    controls: PortalControls | undefined;
    folder: string;
    signal: AbortSignal;
    say: (line: string) => void;
  },
): Promise<ReadyFault[]> {
  const ready: ReadyFault[] = [];
  for (const one of planned) {
    const { controls } = portal;
    if (controls === undefined) throw loadtestErrors.create("FAULT_ELSEWHERE", { fault: one.name });
    const reason = one.fault.lacks?.(controls);
    if (reason !== undefined) throw loadtestErrors.create("FAULT_IMPOSSIBLE", { fault: one.name, reason });
    const begin = await one.fault.prepare({ ...portal, controls, module: one.module });
    portal.say(`  ✓ ${one.name} is prepared for second ${one.at.toFixed(0)}`);
    ready.push({ ...one, begin });
  }
  return ready;
}

export interface FaultsUnderWay {
  /** Milliseconds since 1970 until which what is late is excused by a fault: for ever while one lasts. */
  excusedUntil(): number;
  /** Ends what is broken, waits until the portal is well, and begins nothing more. Throws what a fault threw. */
  stop(): Promise<void>;
}

/** Breaks one thing after the other, each at its second or when the one before is over. */
export function startFaults(
  faults: readonly ReadyFault[],
  hooks: {
    /** Milliseconds since 1970 at which the load began. */
    startedAt: number;
    onEvent: (event: RunEvent) => void;
    say: (line: string) => void;
  },
): FaultsUnderWay {
  const stopping = new AbortController();
  let excused = 0;
  const running = runAll();
  running.catch(() => undefined);

  async function runAll(): Promise<void> {
    for (const fault of faults) {
      await pause(hooks.startedAt + fault.at * 1000 - Date.now(), stopping.signal);
      if (stopping.signal.aborted) return;
      excused = Number.POSITIVE_INFINITY;
      await runOne(fault, { ...hooks, stopping: stopping.signal });
      excused = Date.now() + recoversWithin(fault.name) * 1000;
    }
  }

  return {
    excusedUntil: () => excused,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function runOne(
  { name, begin, lasts, fault }: ReadyFault,
  run: Parameters<typeof startFaults>[1] & { stopping: AbortSignal },
): Promise<void> {
  const { startedAt, onEvent, say, stopping } = run;
  const at = secondSince(startedAt);
  say(`  ! ${name}: ${fault.says}`);
  const underWay = await begin();
  await pause(lasts * 1000, stopping);
  const seen = await underWay.end();
  const until = secondSince(startedAt);
  onEvent({ at, until, kind: "fault", name, detail: `${underWay.detail}; ${seen}` });
  say(`  ! ${name} is over after ${until - at} s: ${seen}`);
}

function recoversWithin(name: string): number {
  return faultRequirements[name.split(":")[0] ?? ""]?.recoversWithin ?? 0;
}

function secondSince(startedAt: number): number {
  return Math.floor((Date.now() - startedAt) / 1000);
}

/** Cut short when the load is over. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
}
