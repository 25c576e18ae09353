import { setTimeout as sleep } from "node:timers/promises";
import { backoffDelay, countFailure } from "./backoff.ts";
import {
  howItEnded,
  startProcess,
  type Ended,
  type ServiceProcess,
  type ServiceSpecification,
} from "./service-process.ts";
import { seconds, type Terminal } from "./terminal.ts";

export interface SupervisedService {
  readonly name: string;
  /** Starts it; rejects when the first start fails. */
  start(): Promise<string>;
  readonly pid: number | undefined;
  /** SIGTERM; SIGKILL after `withinMs`. Never restarts afterwards. */
  stop(withinMs: number): Promise<void>;
}

export interface SupervisionHooks {
  readonly terminal: Terminal;
  /** It has a process now. */
  readonly onStart: () => void;
  /** It answers at `origin`, or nowhere. */
  readonly onAddress: (name: string, origin: string | undefined) => void;
}

/** Keeps one service running: an end that nobody asked for is shown, and followed by a new start after a growing wait. */
export function superviseService(
  specification: ServiceSpecification,
  hooks: SupervisionHooks,
): SupervisedService {
  const stopping = new AbortController();
  let run: ServiceProcess | undefined;
  let watching: Promise<void> = Promise.resolve();

  const start = async (): Promise<string> => {
    run = startProcess(specification);
    hooks.onStart();
    try {
      const origin = await run.ready;
      hooks.onAddress(specification.name, origin);
      watching = watch(run);
      return origin;
    } catch (error) {
      run.signal("SIGKILL");
      await run.ended;
      throw error;
    }
  };

  const watch = async (first: ServiceProcess): Promise<void> => {
    let failures = 0;
    for (let current = first; ;) {
      const ended = await current.ended;
      if (stopping.signal.aborted) return;
      hooks.onAddress(specification.name, undefined);
      failures = countFailure(failures, Date.now() - current.startedAt);
      reportCrash({ current, ended, delay: backoffDelay(failures), failures });
      if (!(await pause(backoffDelay(failures), stopping.signal))) return;
      current = again();
    }
  };

  const again = (): ServiceProcess => {
    const next = startProcess(specification);
    run = next;
    hooks.onStart();
    void announce(next);
    return next;
  };

  const announce = async (next: ServiceProcess): Promise<void> => {
    try {
      hooks.onAddress(specification.name, await next.ready);
      hooks.terminal.say(`${specification.name} runs again.`);
    } catch {
      // Its end is reported by `watch`; a silent one is ended here.
      next.signal("SIGKILL");
    }
  };

  const reportCrash = (crash: {
    current: ServiceProcess;
    ended: Ended;
    delay: number;
    failures: number;
  }): void => {
    const { name, log } = specification;
    const words = crash.current.lastWords().map((line) => `\n    ${line}`);
    hooks.terminal.warn(
      `${name} ended unexpectedly (${howItEnded(crash.ended)}); start ${crash.failures + 1} in ${seconds(crash.delay)}. ` +
        `Log: ${log}${words.join("")}`,
    );
  };

  return {
    name: specification.name,
    start,
    get pid() {
      return run?.pid;
    },
    async stop(withinMs) {
      stopping.abort();
      if (run !== undefined) await endProcess(run, withinMs);
      await watching;
    },
  };
}

async function endProcess(run: ServiceProcess, withinMs: number): Promise<void> {
  run.signal("SIGTERM");
  const late = sleep(withinMs, "late" as const, { ref: false });
  if ((await Promise.race([run.ended, late])) !== "late") return;
  run.signal("SIGKILL");
  await run.ended;
}

/** False when the wait was cut short. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
