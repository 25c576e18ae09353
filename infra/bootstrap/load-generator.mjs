import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { inProject } from "./project.mjs";
import { runProgram } from "./run-program.mjs";

/** k6, which the load tests need: found, or built once, which takes a minute or two. */
export async function ensureLoadGenerator({ node, env }) {
  const program = inProject("loadtests/runner/k6/ensure-k6.ts");
  const { code, lines } = await runProgram(node, [program], { env, onLine: (line) => say(`    ${line}`) });
  if (code !== 0) throw new Failure(lines.join("\n"));
}
