import { existsSync } from "node:fs";
import { Failure, runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { inProject } from "./project.mjs";
import { say, secondsSince } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";
import { toolchain } from "./toolchain.mjs";

/** What `npm run verify` proves, in this order, and how to mend it. */
const steps = [
  { name: "types", command: ["node_modules/typescript/bin/tsc", "-p", "."], remedy: "Mend the types." },
  {
    name: "types of load journeys",
    command: ["node_modules/typescript/bin/tsc", "-p", "shared/load-kit"],
    remedy: "Mend the types; a journey runs in k6, not in Node (docs/load-testing.md).",
  },
  {
    name: "load generator",
    command: ["loadtests/runner/k6/verify-generator.ts"],
    remedy: "Mend the findings in loadtests/generator, or format it with gofmt -w.",
  },
  {
    name: "lint",
    command: ["node_modules/oxlint/bin/oxlint"],
    remedy: "Mend the findings; npx oxlint --fix mends some.",
  },
  {
    name: "format",
    command: ["node_modules/oxfmt/bin/oxfmt", "--check"],
    remedy: "Run npx oxfmt.",
  },
  {
    name: "generated docs",
    command: ["infra/docs/src/generate.ts", "--check"],
    remedy: "Run node infra/docs/src/generate.ts and commit what it wrote.",
  },
];

await runMain(async () => {
  await ensureInstalled();
  const tools = toolchain();
  const failed = [];
  for (const step of steps) if (!(await passes(step, tools))) failed.push(step);
  if (failed.length === 0) return 0;
  throw new Failure(failed.map(({ name, remedy }) => `${name} failed. ${remedy}`).join("\n"));
});

async function passes({ name, command: [script, ...args] }, { node, env }) {
  if (!existsSync(inProject(script))) throw new Failure(`${script} is missing. Run npm ci.`);
  const startedAt = Date.now();
  const { code, lines } = await runProgram(node, [inProject(script), ...args], { env });
  if (code !== 0) for (const line of lines) say(line);
  say(`  ${code === 0 ? "✓" : "✗"} ${name} (${secondsSince(startedAt)} s)`);
  return code === 0;
}
