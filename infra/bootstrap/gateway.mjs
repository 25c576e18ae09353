import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { sayOnStandardError } from "./progress.mjs";
import { inProject } from "./project.mjs";
import { supervise } from "./supervise.mjs";
import { toolchain } from "./toolchain.mjs";

// npm run gateway -- --origin http://127.0.0.1:8000: the gateway before any HTTP site, on a clean clone too. Nothing is built: Node 24
// runs its source.
await runMain(async () => {
  sayOnStandardError();
  await ensureInstalled();
  const { node } = toolchain();
  const program = "gateway/src/standalone/main.ts";
  // Why: gateway/src/bound-heap.ts. What the operator says comes later, and wins.
  const NODE_OPTIONS = `--max-semi-space-size=8 ${process.env.NODE_OPTIONS ?? ""}`.trim();
  // A program that was read and compiled once is not again.
  const NODE_COMPILE_CACHE = inProject("node_modules", ".cache", "madang-compiled");
  return supervise({
    node,
    env: { NODE_COMPILE_CACHE, MALLOC_ARENA_MAX: "1", ...process.env, NODE_OPTIONS },
    args: process.argv.slice(2),
    program,
  });
});
