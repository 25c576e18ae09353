import { stripVTControlCharacters } from "node:util";
import type { Writable } from "node:stream";
import { seconds } from "./line-reporter.ts";
import type { Reporter, Step } from "./reporter.ts";
import type { Style } from "./style.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 80;
const clearLine = "\r\u001b[2K";

interface RunningStep {
  readonly name: string;
  readonly startedAt: number;
  detail: string;
  good: boolean;
}

export interface TerminalOptions {
  readonly out: Writable & { readonly columns?: number };
  readonly style: Style;
}

/** The last line moves while a step runs; what is said stays above it. */
export function terminalReporter({ out, style }: TerminalOptions): Reporter {
  const running: RunningStep[] = [];
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;

  const draw = () => {
    const step = running.at(-1);
    if (step === undefined) return;
    frame = (frame + 1) % frames.length;
    const text = `${frames[frame]} ${step.name}${step.detail === "" ? "" : ` ${step.detail}`} (${seconds(step.startedAt)})`;
    out.write(`${clearLine}${cut(text, widthOf(out) - 1)}`);
  };
  const print = (line: string) => {
    out.write(`${running.length > 0 ? clearLine : ""}${line}\n`);
    draw();
  };
  const begin = (step: RunningStep) => {
    running.push(step);
    timer ??= setInterval(draw, frameMs);
    draw();
  };
  const end = (step: RunningStep) => {
    out.write(clearLine);
    running.splice(running.indexOf(step), 1);
    if (running.length === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    const mark = step.good ? style.good("✓") : style.bad("✗");
    print(`${mark} ${step.name} ${style.faint(`(${seconds(step.startedAt)})`)}`);
  };

  return {
    say: print,
    warn: (line) => print(style.caution(line)),
    async step(name, work) {
      const step: RunningStep = { name, startedAt: performance.now(), detail: "", good: true };
      begin(step);
      try {
        return await work(shownBehind(step));
      } catch (error) {
        step.good = false;
        throw error;
      } finally {
        end(step);
      }
    },
    close() {
      clearInterval(timer);
      timer = undefined;
      if (running.length > 0) out.write(clearLine);
      running.length = 0;
    },
  };
}

function shownBehind(step: RunningStep): Step {
  return {
    detail: (text) => (step.detail = text),
    progress: (done, total) => (step.detail = `${done} of ${total}`),
    failed: () => (step.good = false),
  };
}

/** Some terminals, those of scripts above all, say that they have no columns. */
function widthOf({ columns = 0 }: TerminalOptions["out"]): number {
  return columns > 0 ? columns : 80;
}

/** A line that breaks cannot be drawn over. */
function cut(text: string, columns: number): string {
  const shown = stripVTControlCharacters(text);
  return shown.length <= columns ? text : `${shown.slice(0, Math.max(1, columns - 1))}…`;
}
