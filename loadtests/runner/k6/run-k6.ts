import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { loadtestErrors } from "../errors.ts";
import { outputName } from "./inspect-k6.ts";
import { summarySchema, type BundleSummary } from "./bundle-summary.ts";
import { segmentArguments, wholeLoad, type Part } from "./segments.ts";

export interface RunOptions {
  readonly k6: string;
  readonly script: string;
  readonly folder: string;
  readonly phase: "load" | "verify";
  readonly acknowledgements: number;
  /** What it brings of the load; everything where nothing is said. */
  readonly part?: Part;
  /** Where it writes what it counts by the second. */
  readonly output?: string;
  /** Aborted when the run must end at once. */
  readonly signal: AbortSignal;
  /** As soon as it starts. */
  readonly onSpawn?: (pid: number) => void;
}

const keptLines = 40;

/** Runs the bundle to its end, and gives what it says of itself; nothing when it was ended early. Throws LOADTEST_K6_FAILED. */
export async function runK6(options: RunOptions): Promise<BundleSummary | undefined> {
  const { phase, folder, signal, part = wholeLoad } = options;
  const summary = path.join(folder, `${phase}-${part.number}.json`);
  const { code, lines } = await start({ ...options, summary });
  if (signal.aborted) return undefined;
  if (existsSync(summary) && code === 0)
    return summarySchema.parse(JSON.parse(readFileSync(summary, "utf8")));
  throw loadtestErrors.create("K6_FAILED", { code, output: lines.slice(-8).join(" / ") });
}

function start(options: RunOptions & { summary: string }): Promise<{ code: number; lines: string[] }> {
  const { k6, summary, signal, onSpawn } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(k6, argumentsOf(options), {
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        // k6 fetches nothing: what it needs is in the bundle.
        K6_AUTO_EXTENSION_RESOLUTION: "false",
        MADANG_PHASE: options.phase,
        MADANG_SUMMARY: summary,
        MADANG_ACKNOWLEDGEMENTS: String(options.acknowledgements),
      },
      stdio: ["ignore", "pipe", "pipe"],
      // Ctrl-C reaches the runner alone; it ends k6.
      detached: process.platform !== "win32",
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      });
    const end = () => endProcess(child.pid);
    signal.addEventListener("abort", end, { once: true });
    child.on("spawn", () => onSpawn?.(child.pid ?? 0));
    child.on("error", reject);
    child.on("close", (code) => {
      signal.removeEventListener("abort", end);
      resolve({ code: code ?? 1, lines });
    });
    if (signal.aborted) end();
  });
}

function argumentsOf({ script, output, part = wholeLoad }: RunOptions): string[] {
  const out = output === undefined ? [] : ["--out", `${outputName}=${output}`];
  // Nobody asks its REST interface.
  const common = ["--quiet", "--no-color", "--no-usage-report", "--address", ""];
  return ["run", ...common, ...out, ...segmentArguments(part), script];
}

/** Nothing that k6 could still write is needed. */
function endProcess(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
