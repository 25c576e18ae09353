#!/usr/bin/env node
import { runMain } from "../../../infra/bootstrap/failure.mjs";
import { ensureInstalled } from "../../../infra/bootstrap/install.mjs";
import { findNode } from "../../../infra/bootstrap/node-24.mjs";
import { sayOnStandardError } from "../../../infra/bootstrap/progress.mjs";
import { supervise } from "../../../infra/bootstrap/supervise.mjs";

// npx madang, and npm run madang on a clean clone, where npx would ask the registry for a package of this name: plain JavaScript without
// packages, since it runs before there are any, on Node 20 or newer.
await runMain(async () => {
  sayOnStandardError();
  await ensureInstalled();
  const node = findNode();
  // npm run changes into the project's folder and remembers where it was called.
  const called = process.env.npm_lifecycle_event === "madang" ? process.env.INIT_CWD : undefined;
  const here = { cwd: called ?? process.cwd(), stdin: "inherit" };
  const program = "shared/cli/src/main.ts";
  return supervise({ node, env: process.env, args: process.argv.slice(2), program, ...here });
});
