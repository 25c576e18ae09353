import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { LoadGenerator, LoadResult } from "./generator.ts";

const run = promisify(execFile);
const script = fileURLToPath(new URL("report.lua", import.meta.url));

export function wrk(program: string): LoadGenerator {
  return async ({ origin, paths, headers, connections, seconds }) => {
    const fields = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
    const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s", "-s", script, ...fields];
    const { stdout } = await run(
      program,
      [...args, origin + (paths[0] ?? "/").replace("{", "%7B").replace("}", "%7D"), "--", ...paths.slice(1)],
      {
        maxBuffer: 16 * 1024 * 1024,
      },
    );
    return readReport(stdout);
  };
}

function readReport(output: string): LoadResult {
  const line = output.split("\n").find((one) => one.startsWith("{"));
  if (line === undefined) throw new Error(`wrk wrote no report: ${output.slice(-500)}`);
  return JSON.parse(line) as LoadResult;
}
