import { setTimeout as wait } from "node:timers/promises";

export interface PauseWatch {
  /** Ends it; milliseconds of the slowest answer. */
  stop(): Promise<number>;
}

/** Asks again and again for what costs a gateway nothing: the slowest answer tells how long it did nothing else. */
export function watchPauses(origin: string): PauseWatch {
  const until = new AbortController();
  const watched = slowestAnswer(origin, until.signal);
  return {
    stop() {
      until.abort();
      return watched;
    },
  };
}

async function slowestAnswer(origin: string, signal: AbortSignal): Promise<number> {
  let longest = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    await (await fetch(`${origin}/nothing/here`, { method: "OPTIONS" })).arrayBuffer();
    longest = Math.max(longest, performance.now() - startedAt);
    await wait(5);
  }
  return longest;
}
