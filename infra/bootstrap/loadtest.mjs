import { ensureBuilt } from "./build.mjs";
import { Failure, runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { supervise } from "./supervise.mjs";
import { toolchain } from "./toolchain.mjs";

/** loadtests/requirements.ts, `exitCodes.notRun`: 1 would say that the portal is too slow. */
const notRun = 3;

// npm run loadtest -- smoke: every module's journeys against a portal of their own, on a clean clone too.
await runMain(async () => {
  const { node, env } = await prepared();
  if (node === undefined) return notRun;
  return supervise({ node, env, args: process.argv.slice(2), program: "loadtests/runner/main.ts" });
});

async function prepared() {
  try {
    await ensureInstalled();
    const { node, env } = toolchain();
    await ensureBuilt({ node, env });
    return { node, env: process.env };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return {};
  }
}
