import { setTimeout as sleep } from "node:timers/promises";
import type { RunEvent } from "../results/run-record.ts";
import { requirementOf } from "./requirement-of.ts";
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
  /** The same for purges, which some faults do not let through. */
  purgesWaitUntil(): number;
  /** Ends what is broken, waits until the portal is well, and begins nothing more. Throws what a fault threw. */
  stop(): Promise<void>;
}

/** Breaks one thing after the other, each at its second, or when the portal has to be well after the one before. */
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
  let purgesWait = 0;
  const running = runAll();
  running.catch(() => undefined);

  async function runAll(): Promise<void> {
    for (const fault of faults) {
      await pause(Math.max(hooks.startedAt + fault.at * 1000, excused) - Date.now(), stopping.signal);
      if (stopping.signal.aborted) return;
      const must = requirementOf(fault.name);
      excused = Number.POSITIVE_INFINITY;
      if (must.purgesWait === true) purgesWait = excused;
      const until = await runOne(fault, { ...hooks, stopping: stopping.signal });
      // Where the window ends that is judged: after the whole second in which it was over.
      excused = hooks.startedAt + (until + 1 + must.recoversWithin) * 1000;
      if (must.purgesWait === true) purgesWait = excused;
    }
  }

  return {
    excusedUntil: () => excused,
    purgesWaitUntil: () => purgesWait,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Gives the second in which it was over. */
async function runOne(
  { name, begin, lasts, fault }: ReadyFault,
  run: Parameters<typeof startFaults>[1] & { stopping: AbortSignal },
): Promise<number> {
  const { startedAt, onEvent, say, stopping } = run;
  const at = secondSince(startedAt);
  say(`  ! ${name}: ${fault.says}`);
  const underWay = await begin();
  await pause(lasts * 1000, stopping);
  const seen = await underWay.end();
  const until = secondSince(startedAt);
  onEvent({ at, until, kind: "fault", name, detail: `${underWay.detail}; ${seen}` });
  say(`  ! ${name} is over after ${until - at} s: ${seen}`);
  return until;
}

function secondSince(startedAt: number): number {
  return Math.floor((Date.now() - startedAt) / 1000);
}

/** Cut short when the load is over. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
}
