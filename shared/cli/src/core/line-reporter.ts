import { AsyncLocalStorage } from "node:async_hooks";
import type { Writable } from "node:stream";
import type { Reporter, Step } from "./reporter.ts";
import type { Style } from "./style.ts";

/** A line when a step begins and one when it ends: reads the same in a file as it did while it ran. */
export function lineReporter({ out, style }: { out: Writable; style: Style }): Reporter {
  // Steps may run side by side: each knows by itself how deep it lies.
  const depths = new AsyncLocalStorage<number>();
  const depth = () => depths.getStore() ?? 0;
  const write = (line: string) => void out.write(`${"  ".repeat(depth())}${line}\n`);
  return {
    say: write,
    warn: (line) => write(style.caution(line)),
    async step(name, work) {
      const startedAt = performance.now();
      write(`${name} …`);
      let good = true;
      const step = { ...fewLines(write), failed: () => (good = false) };
      try {
        return await depths.run(depth() + 1, () => work(step));
      } catch (error) {
        good = false;
        throw error;
      } finally {
        write(`${good ? style.good("✓") : style.bad("✗")} ${name} ${style.faint(`(${seconds(startedAt)})`)}`);
      }
    },
    close: () => undefined,
  };
}

/** Progress at each quarter, so that a log of ten thousand files stays short. */
function fewLines(write: (line: string) => void): Pick<Step, "detail" | "progress"> {
  let quarter = 0;
  return {
    detail: write,
    progress(done, total) {
      const now = total === 0 ? 4 : Math.floor((done / total) * 4);
      if (now > quarter && now < 4) write(`${done} of ${total}`);
      quarter = now;
    },
  };
}

export function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
