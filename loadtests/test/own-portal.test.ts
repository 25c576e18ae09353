import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findK6 } from "../runner/k6/find-k6.ts";
import { runCommand } from "./run-command.ts";

const patience = 180_000;

/** All that a run makes lies here: what is left over is seen. */
let place: string;
let k6: string;

beforeAll(async () => {
  const signal = new AbortController().signal;
  ({ file: k6 } = await findK6({ environment: process.env, say: () => undefined, signal }));
}, 900_000);

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), "madang-own-portal-"));
  chmodSync(place, 0o711);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test(
  "a run brings its own portal, and leaves nothing of it",
  async () => {
    const run = await runCommand(["smoke", "--only", "news", "--seconds", "3"], {
      env: { TMPDIR: place, K6_BIN: k6 },
    });
    expect(run.output).toContain("Starting a portal for this run");
    expect(run.output).toMatch(/\d+ passed, \d+ failed$/);
    expect(run.output).toContain("✓ nothing under embargo is seen");
    expect([0, 1, 4]).toContain(run.code);
    expect(leftovers()).toEqual([]);
  },
  patience,
);

test.each(["Starting a portal", "Load for"])(
  "a run that is stopped at “%s” ends all that it started",
  async (moment) => {
    const run = await runCommand(["smoke", "--seconds", "60"], {
      env: { TMPDIR: place, K6_BIN: k6 },
      onLine: (line, end) => {
        if (line.startsWith(moment)) setTimeout(() => end("SIGTERM"), 1500);
      },
    });
    expect(run.code).toBe(130);
    expect(leftovers()).toEqual([]);
  },
  patience,
);

/** Files that are still there, and processes that were started with something of them. */
function leftovers(): string[] {
  return [...readdirSync(place), ...commandLines().filter((line) => line.includes(place))];
}

/** Of every process, where the system tells. */
function commandLines(): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLine(pid));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
