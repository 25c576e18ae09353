import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Makes a module of a copy of the project need this much more CPU (0.1 is a tenth), spent while it handles requests. */
export function plantSlowdown(options: { project: string; module: string; share: number }): void {
  const { project, module, share } = options;
  const server = path.join(project, "modules", module, "server");
  const main = path.join(server, "main.ts");
  writeFileSync(path.join(server, "planted-slowdown.ts"), slowdown(share));
  writeFileSync(main, `import "./planted-slowdown.ts";\n${readFileSync(main, "utf8")}`);
}

/** At every request a share of what the process has used since the one before is used once more. */
function slowdown(share: number): string {
  return `import { Server } from "node:http";

const handle = Server.prototype.emit;
let before: NodeJS.CpuUsage | undefined;

Server.prototype.emit = function (this: Server, event: string, ...values: unknown[]): boolean {
  if (event === "request") slowDown();
  return handle.call(this, event, ...values);
} as typeof handle;

// The kernel tells CPU in steps of some milliseconds: what was spent too much is taken off what comes next.
let owed = 0;

function slowDown(): void {
  const used = sum(before === undefined ? { user: 0, system: 0 } : process.cpuUsage(before));
  // Compiling and the like come in bursts; no request is held up for longer.
  owed = Math.min(owed + used * ${share}, 50_000);
  const from = process.threadCpuUsage();
  let spent = 0;
  while (spent < owed) spent = sum(process.threadCpuUsage(from));
  owed -= spent;
  before = process.cpuUsage();
}

function sum({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}
`;
}
