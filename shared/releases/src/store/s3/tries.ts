import { setTimeout as sleep } from "node:timers/promises";

const mostTries = 3;
const firstPause = 100;

/** The work again after a failure that may pass, at most three times, each with a deadline of its own; pauses grow and are drawn (full jitter). */
export async function severalTries<T>(
  options: { deadline: number; isWorthAnotherTry: (error: unknown) => boolean },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await withDeadline(options.deadline, work);
    } catch (error) {
      if (tries === mostTries || !options.isWorthAnotherTry(error)) throw error;
      await sleep(Math.random() * firstPause * 3 ** tries);
    }
}

/** Over once the work has its answer: what then comes of a body has a guard of its own. */
async function withDeadline<T>(deadline: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error(`no answer in ${deadline} ms`)), deadline);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
