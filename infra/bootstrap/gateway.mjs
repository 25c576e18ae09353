import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { sayOnStandardError } from "./progress.mjs";
import { supervise } from "./supervise.mjs";
import { toolchain } from "./toolchain.mjs";

// npm run gateway -- --origin http://127.0.0.1:8000: the gateway before any HTTP site, on a clean clone too. Nothing is built: Node 24
// runs its source.
await runMain(async () => {
  sayOnStandardError();
  await ensureInstalled();
  const { node } = toolchain();
  const program = "gateway/src/standalone/main.ts";
  return supervise({ node, env: process.env, args: process.argv.slice(2), program });
});
