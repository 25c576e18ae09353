import { brokenByViolation } from "./broken-promises.ts";
import { generateLoad, type Generated } from "./generate-load.ts";
import { wholeLoad } from "./k6/segments.ts";
import { secondZero } from "./measured-rows.ts";
import { arrivalsInWords } from "./planned-scenes.ts";
import { followProgress, type Progress } from "./progress.ts";
import { chosenOf } from "./running-test.ts";
import type { BrokenPromise } from "./verdict.ts";
import { LoadWatch, type Watched, type WatchedLoad } from "./watch-load.ts";

export interface AppliedLoad {
  readonly generated: Generated;
  readonly broken: readonly BrokenPromise[];
  readonly watched: Watched;
}

export interface Load extends WatchedLoad {
  readonly script: string;
}

/** Lets the visitors come, and watches what goes on beside them. */
export async function applyLoad(test: Load): Promise<AppliedLoad> {
  const { collector, violated, profile, say, signal } = test;
  const watch = new LoadWatch(test);
  const stop = AbortSignal.any([signal, violated.signal]);
  try {
    say(`Load for ${profile.seconds} s: ${arrivalsInWords(profile)}.`);
    const generated = await generate(test, watch, stop);
    if (generated.summary !== undefined) await watch.decided(stop);
    signal.throwIfAborted();
    await watch.stop();
    const watched = watch.watched();
    return { generated, broken: [...watch.broken, ...collector.violations.map(brokenByViolation)], watched };
  } finally {
    await watch.stop();
  }
}

async function generate(test: Load, watch: LoadWatch, signal: AbortSignal): Promise<Generated> {
  const { k6, script, folder, processes, part = wholeLoad, profile, collector, say } = test;
  let progress: Progress | undefined;
  try {
    return await generateLoad({
      k6: k6.file,
      script,
      folder,
      processes,
      part,
      signal,
      onBegan: (startedAt) => {
        watch.begin(secondZero(startedAt) * 1000);
        const acknowledged = () => collector.acknowledgements.length;
        const { seconds } = profile;
        const modules = chosenOf(test);
        progress = followProgress({ modules, startedAt, seconds, acknowledged, say, output: process.stdout });
      },
      onCell: (cell) => progress?.take(cell),
    });
  } finally {
    progress?.stop();
  }
}
