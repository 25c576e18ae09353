import { setTimeout as wait } from "node:timers/promises";

export interface PauseWatch {
  /** Ends it; milliseconds of the slowest answer. */
  stop(): Promise<number>;
}

/** Asks again and again for what costs a gateway nothing: the slowest answer tells how long it did nothing else. */
export function watchPauses(origin: string): PauseWatch {
  let isOver = false;
  const run = async (): Promise<number> => {
    let longest = 0;
    while (!isOver) {
      const startedAt = performance.now();
      await (await fetch(`${origin}/nothing/here`, { method: "OPTIONS" })).arrayBuffer();
      longest = Math.max(longest, performance.now() - startedAt);
      await wait(1);
    }
    return longest;
  };
  const watched = run();
  return {
    stop() {
      isOver = true;
      return watched;
    },
  };
}
