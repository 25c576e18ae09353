import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { RunningTest } from "../running-test.ts";
import { writeBrowserScript } from "./browser-script.ts";

/** Visits in a real browser that can begin with the load. */
export interface ReadyBrowser {
  start(): BrowserUnderWay;
}

export interface BrowserUnderWay {
  /** Of the k6 that drives it, 0 where it did not start. */
  readonly pid: number;
  /** Ends them; what was measured is with the collector. */
  stop(): Promise<void>;
  /** Why they ended before their time, where they did. */
  problem(): string | undefined;
}

const keptLines = 12;
/** Milliseconds that k6 has to close its browser. */
const patience = 8000;

/** Visitors in Chromium, one after the other, from a k6 of their own: the load's is busy. Nothing where nobody is to look. */
export async function prepareBrowser(
  test: Pick<RunningTest, "chromium" | "k6" | "folder" | "portal" | "collector" | "profile">,
): Promise<ReadyBrowser | undefined> {
  const { chromium, k6, folder, portal, collector, profile } = test;
  if (chromium === undefined) return undefined;
  const script = await writeBrowserScript({
    folder,
    origin: portal.origin,
    collector: collector.address,
    seconds: profile.seconds,
  });
  return { start: () => start({ k6: k6.file, script, chromium }) };
}

function start(options: { k6: string; script: string; chromium: string }): BrowserUnderWay {
  const child = spawnK6(options);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null)
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      });
  let failed: string | undefined;
  let isWished = false;
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      failed = error.message;
      resolve();
    });
    child.once("close", (code) => {
      if (code !== 0 && !isWished)
        failed ??= `it ended with code ${code ?? "(killed)"}: ${lines.slice(-3).join(" / ")}`;
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    problem: () => failed,
    async stop() {
      isWished = true;
      if (child.exitCode === null && child.signalCode === null) await end(child);
      await ended;
    },
  };
}

function spawnK6({ k6, script, chromium }: { k6: string; script: string; chromium: string }): ChildProcess {
  const isRoot = process.getuid?.() === 0;
  return spawn(
    k6,
    ["run", "--quiet", "--no-color", "--no-usage-report", "--summary-mode=disabled", "--address", "", script],
    {
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        TMPDIR: process.env["TMPDIR"],
        K6_AUTO_EXTENSION_RESOLUTION: "false",
        K6_BROWSER_EXECUTABLE_PATH: chromium,
        // Chromium refuses its sandbox to root (https://crbug.com/638180).
        ...(isRoot ? { K6_BROWSER_ARGS: "no-sandbox" } : {}),
      },
      stdio: ["ignore", "pipe", "pipe"],
      // Ctrl-C reaches the runner alone; it ends k6, and k6 its browser.
      detached: process.platform !== "win32",
    },
  );
}

/** k6 closes Chromium at the first wish; whatever is left of both goes with their group. */
async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "close");
  child.kill("SIGINT");
  const stubborn = setTimeout(() => killGroup(child), patience);
  await gone;
  clearTimeout(stubborn);
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
