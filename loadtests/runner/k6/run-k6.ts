import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { freePort } from "@madang/embedded-postgres";
import { loadtestErrors } from "../errors.ts";
import { summarySchema, type K6Summary } from "./summary-schema.ts";

export interface RunOptions {
  readonly k6: string;
  readonly script: string;
  readonly folder: string;
  readonly phase: "load" | "verify";
  readonly acknowledgements: number;
  /** Aborted when the run must end at once. */
  readonly signal: AbortSignal;
  /** The address of k6's own REST interface, as soon as k6 starts. */
  readonly onAddress?: (address: string) => void;
}

/** k6 ends with it when a threshold is missed (k6 documentation, "Error codes"). */
const thresholdsMissed = 99;
const keptLines = 40;

/** Runs the bundle to its end. Nothing when it was ended early. Throws LOADTEST_K6_FAILED. */
export async function runK6(options: RunOptions): Promise<K6Summary | undefined> {
  const { phase, folder, signal } = options;
  const summary = path.join(folder, `${phase}.json`);
  const address = `127.0.0.1:${await freePort()}`;
  const { code, lines } = await start({ ...options, summary, address });
  if (signal.aborted) return undefined;
  if (existsSync(summary) && [0, thresholdsMissed].includes(code))
    return summarySchema.parse(JSON.parse(readFileSync(summary, "utf8")));
  throw loadtestErrors.create("K6_FAILED", { code, output: lines.slice(-8).join(" / ") });
}

function start(
  options: RunOptions & { summary: string; address: string },
): Promise<{ code: number; lines: string[] }> {
  const { k6, script, summary, address, signal, onAddress } = options;
  const args = ["run", "--quiet", "--no-color", "--no-usage-report", "--address", address, script];
  return new Promise((resolve, reject) => {
    const child = spawn(k6, args, {
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
    child.on("spawn", () => onAddress?.(`http://${address}`));
    child.on("error", reject);
    child.on("close", (code) => {
      signal.removeEventListener("abort", end);
      resolve({ code: code ?? 1, lines });
    });
    if (signal.aborted) end();
  });
}

/** Nothing that k6 could still write is needed. */
function endProcess(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
