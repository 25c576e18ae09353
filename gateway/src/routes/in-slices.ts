import { setImmediate as nextTurn } from "node:timers/promises";

/** Work that lets others go first between its steps. */
export type Steps<T> = Generator<void, T, void>;

/** Milliseconds of work at a time: what a request in between waits at most. */
const slice = 4;

/** Does it a few milliseconds at a time: ten thousand modules are put into a table while requests are answered. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + slice;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await nextTurn();
  }
}

/** Does it at once, where nobody waits yet. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
