import { ensureBuilt } from "./build.mjs";
import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { supervise } from "./supervise.mjs";
import { toolchain } from "./toolchain.mjs";

// npm start: plain JavaScript without packages, since it runs before there are any, on Node 20 or newer.
await runMain(async () => {
  await ensureInstalled();
  const { node, env } = toolchain();
  await ensureBuilt({ node, env });
  return supervise({ node, env: process.env, args: process.argv.slice(2) });
});
