import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { inProject, root } from "./project.mjs";
import { say, step } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";
import { fingerprint } from "./source-fingerprint.mjs";

const sources = ["shared", "gateway", "shell", "modules", "package-lock.json", "turbo.json", "tsconfig.json"];
const stamp = inProject("node_modules/.cache/madang/build.json");

/**
 * Builds what changed. turbo decides that by content; when not even a time has changed since the last build it
 * is not asked, which saves most of a second.
 */
export async function ensureBuilt({ node, env }) {
  const now = JSON.stringify({ fingerprint: fingerprint(root, sources), node });
  if (isBuilt(now)) return;
  say("Building what changed …");
  await step("built", () => build({ node, env }));
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function isBuilt(now) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === now && buildable().every(hasBuild);
}

/** Workspaces with a build script. */
function buildable() {
  const modules = existsSync(inProject("modules")) ? readdirSync(inProject("modules")) : [];
  const workspaces = ["gateway", "shell", ...modules.map((name) => `modules/${name}`)];
  return workspaces.filter((workspace) => hasBuildScript(inProject(workspace, "package.json")));
}

function hasBuildScript(file) {
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).scripts?.build !== undefined;
}

function hasBuild(workspace) {
  return existsSync(inProject(workspace, "dist/server.js"));
}

async function build({ node, env }) {
  const turbo = inProject("node_modules/turbo/bin/turbo");
  const args = [turbo, "run", "build", "--output-logs=new-only", "--log-prefix=none", "--log-order=stream"];
  const { code, lines } = await runProgram(node, args, { env, onLine: (line) => showBuilt(line) });
  if (code === 0) return;
  const text = lines.join("\n");
  if (/ENOSPC|No space left on device/i.test(text))
    throw new Failure("The disk is full, so the build did not finish. Free at least 1 GB, then start again.");
  const telling = lines.filter((line) => !turboAndNpm.test(line)).join("\n");
  throw new Failure(
    `${telling.trim()}\nThe build failed; what is wrong stands above. Mend it, then start again.`,
  );
}

/** Lines that say how a script was called, not what is wrong with it. */
const turboAndNpm = /^(npm (warn|error)|cache (miss|hit)|> |•|\s*$| WARNING | ?(Tasks|Cached|Time|Failed):)/;

/** A line like "news 3f9c…: 14 files in dist, 1.2 s" of madang-build; the rest is turbo's own talk. */
function showBuilt(line) {
  if (/^\S+ \S+: \d+ files in /.test(line)) say(`    ${line}`);
}
