import { LiveThresholds, type LiveCounts, type LiveModule } from "./live-thresholds.ts";
import { progressLine } from "./progress-line.ts";
import { stateLineOf, type Output } from "./terminal.ts";

export interface Progress {
  /** What visitors met, as the generator tells it. */
  readonly take: (counts: LiveCounts) => void;
  readonly stop: () => void;
}

/** Seconds between lines that stay; a long run says about a hundred of them. */
function pause(seconds: number): number {
  return Math.max(5, Math.round(seconds / 100));
}

/** Says where every threshold stands: each second in a line of the terminal that is written over, elsewhere in a line every few seconds. */
export function followProgress(options: {
  modules: readonly LiveModule[];
  /** Milliseconds of Unix time. */
  startedAt: number;
  seconds: number;
  acknowledged: () => number;
  say: (line: string) => void;
  output: Output;
}): Progress {
  const { modules, startedAt, seconds, acknowledged, say, output } = options;
  const thresholds = new LiveThresholds(modules);
  const stateLine = stateLineOf(output);
  const tell = () => {
    const passed = Math.min(seconds, Math.round((Date.now() - startedAt) / 1000));
    const states = thresholds.states();
    if (states.every(({ answers }) => answers === 0)) return;
    const dropped = thresholds.dropped();
    (stateLine ?? say)(
      `  ${progressLine({ passed, seconds, states, acknowledged: acknowledged(), dropped })}`,
    );
  };
  const timer = setInterval(tell, 1000 * (stateLine === undefined ? pause(seconds) : 1));
  return {
    take: (counts) => thresholds.add(counts),
    stop() {
      clearInterval(timer);
      stateLine?.("");
    },
  };
}
