import { ensureBuilt } from "./build.mjs";
import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { ensureLoadGenerator } from "./load-generator.mjs";
import { ensureObjectStore } from "./object-store.mjs";
import { runTests } from "./run-tests.mjs";
import { ensureTestPrograms } from "./test-programs.mjs";
import { toolchain } from "./toolchain.mjs";

// npm test: all tests on a clean clone; npm test -- <vitest arguments> runs some of them.
await runMain(async () => {
  await ensureInstalled();
  const { node, env } = toolchain();
  await ensureTestPrograms();
  await ensureBuilt({ node, env });
  await ensureLoadGenerator({ node, env });
  await ensureObjectStore({ node, env });
  return runTests({ node, env, args: process.argv.slice(2) });
});
