import { ensureBuilt } from "./build.mjs";
import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { sayOnStandardError } from "./progress.mjs";
import { supervise } from "./supervise.mjs";
import { toolchain } from "./toolchain.mjs";

// npm run seed: made-up content for tests of load and search, on a clean clone too.
await runMain(async () => {
  sayOnStandardError();
  await ensureInstalled();
  const { node, env } = toolchain();
  await ensureBuilt({ node, env });
  const program = "infra/dev/src/seed-main.ts";
  return supervise({ node, env: process.env, args: process.argv.slice(2), program });
});
