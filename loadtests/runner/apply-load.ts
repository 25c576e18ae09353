import type { ImportedItem } from "../oracles/import-embargoed.ts";
import { watchEmbargoes } from "../oracles/watch-embargoes.ts";
import { brokenByViolation } from "./broken-promises.ts";
import { generateLoad, type Generated } from "./generate-load.ts";
import { wholeLoad } from "./k6/segments.ts";
import { arrivalsInWords } from "./planned-scenes.ts";
import { followProgress } from "./progress.ts";
import type { RunningTest } from "./running-test.ts";
import type { BrokenPromise } from "./verdict.ts";

export interface AppliedLoad {
  readonly generated: Generated;
  readonly broken: readonly BrokenPromise[];
  /** Nothing where no item was under embargo. */
  readonly embargoes: { readonly answers: number; readonly appeared: number } | undefined;
}

export interface Load extends RunningTest {
  readonly script: string;
  readonly items: readonly ImportedItem[];
  readonly prefix: string;
}

/** Lets the visitors come, and watches what they may not see. */
export async function applyLoad(test: Load): Promise<AppliedLoad> {
  const { items, collector, violated, profile, say, signal } = test;
  const broken: BrokenPromise[] = [];
  const watch = watchEmbargoes({
    origin: test.portal.origin,
    items,
    prefix: test.prefix,
    onViolation: (violation) => {
      broken.push(brokenByViolation(violation));
      violated.abort();
    },
  });
  const stop = AbortSignal.any([signal, violated.signal]);
  try {
    say(`Load for ${profile.seconds} s: ${arrivalsInWords(profile)}.`);
    const generated = await generate(test, stop);
    if (generated.summary !== undefined) await watch.decided(stop);
    signal.throwIfAborted();
    broken.push(...collector.violations.map(brokenByViolation));
    const embargoes =
      items.length === 0 ? undefined : { answers: watch.answers(), appeared: watch.appeared() };
    return { generated, broken, embargoes };
  } finally {
    await watch.stop();
  }
}

async function generate(test: Load, signal: AbortSignal): Promise<Generated> {
  const { k6, script, folder, processes, part = wholeLoad, profile, chosen, collector, say } = test;
  let stopProgress: (() => void) | undefined;
  try {
    return await generateLoad({
      k6: k6.file,
      script,
      folder,
      processes,
      part,
      signal,
      onBegan: () => undefined,
      onSpawn: ({ address }) => {
        const acknowledged = () => collector.acknowledgements.length;
        stopProgress ??= followProgress({
          address,
          modules: chosen,
          seconds: profile.seconds,
          acknowledged,
          say,
        });
      },
    });
  } finally {
    stopProgress?.();
  }
}
