import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { inProject } from "./project.mjs";
import { runProgram } from "./run-program.mjs";

/** An S3-compatible store for the tests: found, or built once, which takes seconds. */
export async function ensureObjectStore({ node, env }) {
  const program = inProject("shared/releases/testing/object-store/ensure-object-store.ts");
  const { code, lines } = await runProgram(node, [program], { env, onLine: (line) => say(`  ${line}`) });
  if (code !== 0) throw new Failure(lines.join("\n"));
}
