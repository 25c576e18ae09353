import { Failure } from "./failure.mjs";
import { inProject } from "./project.mjs";
import { say, secondsSince } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";

/** Builds what changed; turbo decides that by content, in some tenths of a second when nothing did. */
export async function ensureBuilt({ node, env }) {
  const startedAt = Date.now();
  const built = [];
  const { code, lines } = await runProgram(
    node,
    [inProject("node_modules/turbo/bin/turbo"), ...turboArguments],
    {
      env,
      onLine: (line) => {
        if (!madangBuildLine.test(line)) return;
        if (built.length === 0) say("Building what changed …");
        built.push(line);
        say(`    ${line}`);
      },
    },
  );
  if (code !== 0) throw buildFailure(lines);
  if (built.length > 0) say(`  ✓ built (${secondsSince(startedAt)} s)`);
}

const turboArguments = ["run", "build", "--output-logs=new-only", "--log-prefix=none", "--log-order=stream"];

/** A line like "news 3f9c…: 14 files in dist, 1.2 s" of madang-build; the rest is turbo's own talk. */
const madangBuildLine = /^\S+ \S+: \d+ files in /;

/** Lines that say how a script was called, not what is wrong with it. */
const turboAndNpm = /^(npm (warn|error)|cache (miss|hit)|> |•|\s*$| WARNING | ?(Tasks|Cached|Time|Failed):)/;

function buildFailure(lines) {
  if (lines.some((line) => /ENOSPC|No space left on device/i.test(line)))
    return new Failure(
      "The disk is full, so the build did not finish. Free at least 1 GB, then start again.",
    );
  const telling = lines.filter((line) => !turboAndNpm.test(line)).join("\n");
  return new Failure(
    `${telling.trim()}\nThe build failed; what is wrong stands above. Mend it, then start again.`,
  );
}
