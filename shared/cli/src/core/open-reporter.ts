import type { Writable } from "node:stream";
import { lineReporter } from "./line-reporter.ts";
import type { Reporter } from "./reporter.ts";
import type { Style } from "./style.ts";
import { terminalReporter } from "./terminal-reporter.ts";

export function openReporter(options: {
  out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  style: Style;
  quiet: boolean;
}): Reporter {
  const { out, style, quiet } = options;
  if (quiet) return quietReporter(options);
  return out.isTTY === true ? terminalReporter({ out, style }) : lineReporter({ out, style });
}

/** Warnings alone. */
function quietReporter({ out, style }: { out: Writable; style: Style }): Reporter {
  const silent = () => undefined;
  return {
    say: silent,
    warn: (line) => void out.write(`${style.caution(line)}\n`),
    step: (_name, work) => work({ detail: silent, progress: silent, failed: silent }),
    close: silent,
  };
}
