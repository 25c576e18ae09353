import type { Writable } from "node:stream";
import type { Reporter, Step } from "./reporter.ts";
import type { Style } from "./style.ts";

/** A line when a step begins and one when it ends: reads the same in a file as it did while it ran. */
export function lineReporter({ out, style }: { out: Writable; style: Style }): Reporter {
  let depth = 0;
  const write = (line: string) => out.write(`${"  ".repeat(depth)}${line}\n`);
  return {
    say: write,
    warn: (line) => write(style.caution(line)),
    async step(name, work) {
      const startedAt = performance.now();
      write(`${name} …`);
      depth += 1;
      let good = true;
      try {
        return await work({ ...fewLines(write), failed: () => (good = false) });
      } catch (error) {
        good = false;
        throw error;
      } finally {
        depth -= 1;
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
