import { spawn } from "node:child_process";
import { say } from "./progress.mjs";
import { inProject, root } from "./project.mjs";

/**
 * Runs the supervisor, or another program of the project, under Node 24 until it ends. Node 20 cannot replace itself by another program, so this
 * process stays: it hands every signal on and, when it is killed itself, its channel tells the supervisor.
 */
export function supervise({
  node,
  env,
  args,
  program = "infra/dev/src/main.ts",
  cwd = root,
  stdin = "ignore",
}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [inProject(program), ...args], {
      cwd,
      env,
      stdio: [stdin, "inherit", "inherit", "ipc"],
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    whenNpmIsGone(() => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (signal !== null)
        say(`Madang was ended by ${signal}, and what it had started ends with it. Run the command again.`);
      resolve(code ?? 1);
    });
  });
}

/** npm ends on SIGTERM without a word to the program that it runs; the change of parent is the only sign. */
function whenNpmIsGone(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}
