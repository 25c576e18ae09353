import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "./project.mjs";

/**
 * Runs a program to its end. Resolves with its exit code (signals count as 1) and its lines; `onLine` sees each
 * of them at once. A program that does not exist resolves with code 127, as in a shell.
 */
export function runProgram(program, args, { env = process.env, onLine = () => {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const lines = [];
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const keep = (line) => {
      lines.push(line);
      if (lines.length > 2000) lines.shift();
      onLine(line);
    };
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream, crlfDelay: Infinity }).on("line", keep);
    child.on("error", (error) => {
      if (error.code === "ENOENT") resolve({ code: 127, lines });
      else reject(error);
    });
    child.on("close", (code) => resolve({ code: code ?? 1, lines }));
  });
}
