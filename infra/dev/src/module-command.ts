import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { nearestName } from "@madang/errors";
import { openCommandDatabase, type CommandDatabaseOptions } from "./command-database.ts";
import { supervisorErrors } from "./errors.ts";
import { forTerminal, isLogLine } from "./log-line.ts";
import { commandEnvironment } from "./service-environment.ts";

export interface ModuleCommandOptions extends CommandDatabaseOptions {
  readonly module: string;
  /** Name of the command as the module defines it. */
  readonly command: string;
  readonly args: readonly string[];
  /** Where paths in `args` begin. */
  readonly folder: string;
  /** Variables for the module beside those that every command gets. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs a command of a built module on the portal's data, whether the portal runs or not. What the command writes is
 * written; its log lines go to standard error in words. Gives its exit code.
 */
export async function runModuleCommand(options: ModuleCommandOptions): Promise<number> {
  const server = path.join(options.root, "modules", options.module, "dist/server.js");
  if (!existsSync(server))
    throw supervisorErrors.create("NOTHING_BUILT", { workspace: `modules/${options.module}`, file: server });
  const database = await openCommandDatabase(options);
  try {
    return await runToItsEnd({ ...options, server, databaseUrl: database.url });
  } finally {
    await database.close();
  }
}

/** Modules of the workspace that are made with this package, which brings their command. */
export function modulesMadeWith(root: string, packageName: string): string[] {
  const folder = path.join(root, "modules");
  return readdirSync(folder)
    .filter((module) => dependenciesOf(path.join(folder, module, "package.json"))[packageName] !== undefined)
    .sort();
}

/** Throws SUPERVISOR_COMMAND_MODULE_UNKNOWN, which names the valid ones. */
export function checkModule(
  given: string | undefined,
  { valid, example }: { readonly valid: readonly string[]; readonly example: string },
): string {
  if (given !== undefined && valid.includes(given)) return given;
  const nearest = nearestName(given ?? "", valid);
  throw supervisorErrors.create("COMMAND_MODULE_UNKNOWN", {
    given: given === undefined ? "Nothing" : `"${given}"`,
    suggestion: nearest === undefined ? "" : `Did you mean ${nearest}?`,
    valid: valid.join(", "),
    example,
  });
}

function dependenciesOf(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { dependencies?: Record<string, string> };
  return manifest.dependencies ?? {};
}

/** In a process group of its own: Ctrl-C reaches it once, through `signal`, and not a second time by the terminal. */
async function runToItsEnd(
  options: ModuleCommandOptions & { server: string; databaseUrl: string },
): Promise<number> {
  const { server, command, args, folder, environment, databaseUrl, signal, terminal } = options;
  const child = spawn(process.execPath, [server, command, ...args], {
    cwd: folder,
    env: { ...commandEnvironment(databaseUrl, environment), ...options.settings },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const stop = () => void child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on("line", (line) => {
    if (!isLogLine(line)) process.stdout.write(`${line}\n`);
    else if (forTerminal(line) !== undefined) terminal.warn(forTerminal(line) ?? "");
  });
  const [code] = (await once(child, "close")) as [number | null];
  signal.removeEventListener("abort", stop);
  return code ?? 1;
}
