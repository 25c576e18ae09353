import { mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openBlobStore } from "@madang/releases";
import { describeConfig, loadConfig } from "@madang/service";
import { endLeftovers, noteRunningProcesses } from "../leftover-services.ts";
import { LogFiles } from "../log-files.ts";
import type { ServiceSpecification } from "../service-process.ts";
import { explainFileError } from "../state-folder.ts";
import { acquireLock } from "../supervisor-lock.ts";
import type { Terminal } from "../terminal.ts";
import { openAdminClient } from "./admin-client.ts";
import { ArtifactFolder } from "./artifact-folder.ts";
import { Runner } from "./runner.ts";
import { runnerSchema } from "./runner-options.ts";
import { nameOf, type WantedBuild } from "./wanted-build.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A runner by itself, beside gateways that `npm start` did not start: runs until `signal` is aborted, then tells the admin, drains and
 * ends what it has started. Throws SERVICE_CONFIG_*, SUPERVISOR_ALREADY_RUNNING, SUPERVISOR_FOLDER_NOT_WRITABLE.
 */
export async function runRunner(options: {
  environment: Environment;
  terminal: Terminal;
  signal: AbortSignal;
}): Promise<void> {
  const { environment, terminal, signal } = options;
  const config = loadConfig(runnerSchema, { env: environment });
  const inside = (name: string): string => path.join(config.folder, name);
  prepare(config.folder);
  const lock = await acquireLock({ file: inside("runner.json"), folder: config.folder });
  const logs = new LogFiles({ folder: inside("logs"), terminal });
  const store = await openBlobStore(config.store);
  try {
    endLeftovers(inside("processes.json"));
    const runner = new Runner({
      name: config.name ?? os.hostname(),
      admin: openAdminClient({ url: config.adminUrl, token: config.token }),
      artifacts: new ArtifactFolder({ folder: inside("artifacts"), store }),
      wantedFile: inside("wanted.json"),
      specify: (wanted, folder) =>
        specify({ wanted, folder, environment, logs, seconds: config.startSeconds }),
      terminal,
      onProcesses: () =>
        noteRunningProcesses({ file: inside("processes.json"), notes: runner.processes(), terminal }),
    });
    runner.start();
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    await runner.leave(config.graceSeconds * 1000);
  } finally {
    await store.close();
    await logs.close();
    lock.release();
  }
}

function prepare(folder: string): void {
  try {
    mkdirSync(path.join(folder, "logs"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

/** A module gets what the runner was given for it, less what is the runner's own. */
function specify(options: {
  wanted: WantedBuild;
  folder: string;
  environment: Environment;
  logs: LogFiles;
  seconds: number;
}): ServiceSpecification {
  const { wanted, folder, environment, logs, seconds } = options;
  const own = new Set(describeConfig(runnerSchema).map(({ env }) => env));
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !own.has(entry[0]),
  );
  return {
    name: nameOf(wanted),
    file: path.join(folder, "server.js"),
    folder,
    environment: {
      ...Object.fromEntries(given),
      HOST: "127.0.0.1",
      PORT: "0",
      NODE_ENV: "production",
      MADANG_SUPERVISED: "1",
    },
    log: logs.pathOf(wanted.module),
    startSeconds: seconds,
    onLine: logs.writer(wanted.module),
  };
}
