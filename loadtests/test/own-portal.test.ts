import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findK6 } from "../runner/k6/find-k6.ts";
import { leftoversIn } from "./leftovers.ts";
import { runCommand } from "./run-command.ts";

const patience = 240_000;

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
  "a run brings its own portal, breaks it and mends it under load, and leaves nothing of it",
  async () => {
    const faults = ["redis-killed@1", "postgresql-restarted@2"];
    const options = faults.flatMap((fault) => ["--fault", fault]);
    const run = await runCommand(["smoke", "--only", "news", "--seconds", "16", ...options], {
      env: { TMPDIR: place, K6_BIN: k6 },
    });
    expect(run.output).toContain("Starting a portal for this run");
    expect(run.output).toMatch(/\d+ passed, \d+ failed$/);
    expect(run.output).toContain("nothing under embargo is seen");
    for (const fault of faults) expect(run.output).toContain(`! ${fault.split("@")[0]} is over`);
    // How soon a busy machine is well again, this test does not judge.
    expect([0, 1, 2, 4]).toContain(run.code);
    expect(leftoversIn(place)).toEqual([]);
  },
  patience,
);

test(
  "a run that is stopped while its portal starts ends all that it started",
  async () => {
    const run = await runCommand(["smoke", "--seconds", "60"], {
      env: { TMPDIR: place, K6_BIN: k6 },
      onLine: (line, end) => {
        if (line.startsWith("Starting a portal")) setTimeout(() => end("SIGTERM"), 1500);
      },
    });
    expect(run.code).toBe(130);
    expect(leftoversIn(place)).toEqual([]);
  },
  patience,
);
