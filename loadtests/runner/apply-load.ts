import { brokenByViolation } from "./broken-promises.ts";
import { generateLoad, type Generated, type GenerateOptions } from "./generate-load.ts";
import { wholeLoad } from "./k6/segments.ts";
import { secondZero } from "./measured-rows.ts";
import { observeRun, type Observed } from "./observe/observe-run.ts";
import type { ObservedProcess } from "./observe/process-trees.ts";
import { arrivalsInWords } from "./planned-scenes.ts";
import { followProgress, type Progress } from "./progress.ts";
import { chosenOf } from "./running-test.ts";
import type { BrokenPromise } from "./verdict.ts";
import { LoadWatch, type Watched, type WatchedLoad } from "./watch-load.ts";

export interface AppliedLoad {
  readonly generated: Generated;
  readonly observed: Observed;
  readonly broken: readonly BrokenPromise[];
  readonly watched: Watched;
}

export interface Load extends WatchedLoad {
  readonly script: string;
}

/** Lets the visitors come, and watches what goes on beside them. */
export async function applyLoad(test: Load): Promise<AppliedLoad> {
  const { collector, violated, profile, portal, say, signal } = test;
  const watch = new LoadWatch(test);
  const generators: ObservedProcess[] = [];
  const beside = () => [...generators, ...watch.processes()];
  const observation = observeRun({ controls: portal.controls, beside });
  const stop = AbortSignal.any([signal, violated.signal]);
  try {
    say(`Load for ${profile.seconds} s: ${arrivalsInWords(profile)}.`);
    const onSpawn = (pid: number) => void generators.push({ pid, service: "generator" });
    const generated = await generate({ ...test, signal: stop, onSpawn }, watch);
    if (generated.summary !== undefined) await watch.decided(stop);
    signal.throwIfAborted();
    await watch.stop();
    const watched = watch.watched();
    const broken = [...watch.broken, ...collector.violations.map(brokenByViolation)];
    return { generated, observed: await observation.stop(), broken, watched };
  } finally {
    await Promise.all([watch.stop(), observation.stop()]);
  }
}

async function generate(test: Load & Pick<GenerateOptions, "onSpawn">, watch: LoadWatch): Promise<Generated> {
  const { k6, script, folder, processes, part = wholeLoad, profile, collector, signal, say } = test;
  let progress: Progress | undefined;
  try {
    return await generateLoad({
      k6: k6.file,
      script,
      folder,
      processes,
      part,
      signal,
      ...(test.onSpawn === undefined ? {} : { onSpawn: test.onSpawn }),
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
