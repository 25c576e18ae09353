import path from "node:path";
import { LongFirst, testsThatStartNothing } from "@madang/test-kit/test-run";
import { defineConfig } from "vitest/config";

/** What Node made of sources, for every process that the tests start: most of what a start costs that has no build. */
process.env["NODE_COMPILE_CACHE"] ??= path.join(import.meta.dirname, "node_modules/.cache/compiled");

const everywhere = "{shared,gateway,shell,modules,infra,loadtests}/**";
// The tests of a new module run where the command has made one (shared/cli/test/new-module.test.ts).
const ignored = ["**/node_modules/**", "**/dist/**", "**/fixtures/**", "shared/cli/template/**"];
const nodeTests = `${everywhere}/*.test.{ts,tsx,mjs}`;
const notForNode = [...ignored, "**/*.browser.test.*"];
const pure = testsThatStartNothing({ root: import.meta.dirname, include: nodeTests, exclude: notForNode });

/**
 * Real processes, databases and browsers: few at a time, with time to start and to stop. Much of that time is waiting, so one more at a
 * time than a small machine has cores.
 */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 3,
    globalSetup: "shared/test-kit/src/test-run/database-template.ts",
    sequence: { sequencer: LongFirst },
    // Whoever waits for a condition waits as long as a busy machine needs.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: { name: "pure", include: pure, isolate: false, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: [nodeTests],
          exclude: [...notForNode, ...pure],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [`${everywhere}/*.browser.test.{ts,tsx}`],
          exclude: ignored,
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
