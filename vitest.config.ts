import { defineConfig } from "vitest/config";

const everywhere = "{shared,gateway,shell,modules,infra,loadtests}/**";
// The tests of a new module run where the command has made one (shared/cli/test/new-module.test.ts).
const ignored = ["**/node_modules/**", "**/dist/**", "**/fixtures/**", "shared/cli/template/**"];

/** Real processes, databases and browsers: few at a time, with time to start and to stop. Much of that time is waiting. */
export default defineConfig({
  test: {
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: [`${everywhere}/*.test.{ts,tsx,mjs}`],
          exclude: [...ignored, "**/*.browser.test.*"],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [`${everywhere}/*.browser.test.{ts,tsx}`],
          exclude: ignored,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
