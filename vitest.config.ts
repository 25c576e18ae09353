import { defineConfig } from "vitest/config";

const everywhere = "{shared,gateway,shell,modules,infra,loadtests}/**";
const ignored = ["**/node_modules/**", "**/dist/**", "**/fixtures/**"];

/** Real processes, databases and browsers: few at a time, with time to start and to stop. */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: [`${everywhere}/*.test.{ts,tsx,mjs}`],
          exclude: [...ignored, "**/*.browser.test.*"],
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
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
