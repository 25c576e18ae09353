#!/usr/bin/env node
import { runMain } from "../../../infra/bootstrap/failure.mjs";
import { ensureInstalled } from "../../../infra/bootstrap/install.mjs";
import { findNode } from "../../../infra/bootstrap/node-24.mjs";
import { sayOnStandardError } from "../../../infra/bootstrap/progress.mjs";
import { supervise } from "../../../infra/bootstrap/supervise.mjs";

// npx madang: plain JavaScript without packages, since it runs before there are any, on Node 20 or newer.
await runMain(async () => {
  sayOnStandardError();
  await ensureInstalled();
  const node = findNode();
  const here = { cwd: process.cwd(), stdin: "inherit" };
  const program = "shared/cli/src/main.ts";
  return supervise({ node, env: process.env, args: process.argv.slice(2), program, ...here });
});
