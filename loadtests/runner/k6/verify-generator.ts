import path from "node:path";
import { runProgram } from "../program/run-program.ts";
import { stopSignal } from "../stop-signal.ts";
import { buildEnvironment } from "./build-environment.ts";
import { findGo } from "./find-go.ts";
import { generatorFolder, pinnedVersions } from "./pinned-version.ts";

// Format, vet and tests of the load generator's own sources, where this machine has Go to look with; status 1 where something is wrong.
const say = (line: string) => void process.stdout.write(`${line}\n`);
const signal = stopSignal();

process.exit(await verify());

async function verify(): Promise<number> {
  const go = await findGo({ oldest: pinnedVersions().go, environment: process.env });
  if (go === undefined) {
    say("There is no Go here: the sources in loadtests/generator were not looked at.");
    return 0;
  }
  const gofmt = path.join(path.dirname(go), "gofmt");
  const unformatted = await run(gofmt, ["-l", "."]);
  for (const line of unformatted.lines) say(`Not as ${gofmt} writes it: ${line}`);
  if (unformatted.code !== 0) say(`${gofmt} -l ended with code ${unformatted.code}.`);
  if (unformatted.code !== 0 || unformatted.lines.length > 0) return 1;
  // With the flags of the build, whose results are then at hand.
  for (const args of [
    ["vet", "-trimpath", "./..."],
    ["test", "-trimpath", "-vet=off", "./..."],
  ]) {
    const { code, lines } = await run(go, args);
    for (const line of lines) say(line);
    if (code !== 0) return 1;
  }
  return 0;
}

function run(file: string, args: readonly string[]) {
  return runProgram(file, args, { cwd: generatorFolder, signal, env: buildEnvironment(process.env) });
}
