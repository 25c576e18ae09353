import { spawn } from "node:child_process";
import { inProject, root } from "./project.mjs";

/**
 * Runs the supervisor under Node 24 until it ends. Node 20 cannot replace itself by another program, so this
 * process stays: it hands every signal on and, when it is killed itself, its channel tells the supervisor.
 */
export function supervise({ node, env, args }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [inProject("infra/dev/src/main.ts"), ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
