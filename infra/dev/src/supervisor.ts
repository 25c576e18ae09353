import { removeDatabase } from "./database.ts";
import { endLeftovers } from "./leftover-services.ts";
import { help, readOptions, type Options } from "./options.ts";
import { openPortal } from "./open-portal.ts";
import { assertPortFree } from "./ports.ts";
import { clearStateFolder, prepareStateFolder, stateFolderOf, type StateFolder } from "./state-folder.ts";
import { acquireLock } from "./supervisor-lock.ts";
import { openTerminal, seconds, type Terminal } from "./terminal.ts";

export interface SupervisorOptions {
  /** The project's folder. */
  readonly root: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when the portal should stop. */
  readonly signal: AbortSignal;
  readonly terminal?: Terminal;
}

/** Runs the portal until `signal` is aborted. Rejects with a MadangError that says what is wrong, with nothing left running. */
export async function runSupervisor(supervisor: SupervisorOptions): Promise<void> {
  const { root, args, environment, terminal = openTerminal() } = supervisor;
  const options = readOptions(args, environment);
  if (options.help) return terminal.say(help);
  const state = stateFolderOf(root, environment);
  prepareStateFolder(state);
  const lock = await acquireLock({ file: state.lock, folder: state.folder });
  try {
    await clearUp({ state, fresh: options.fresh });
    await assertPortFree(options);
    const announce = (address: string) => lock.announce(address);
    await runPortal({ ...supervisor, terminal, options, state, announce });
  } finally {
    lock.release();
  }
}

async function clearUp({ state, fresh }: { state: StateFolder; fresh: boolean }): Promise<void> {
  endLeftovers(state.processes);
  if (!fresh) return;
  await removeDatabase(state);
  clearStateFolder(state);
  prepareStateFolder(state);
}

async function runPortal(
  running: SupervisorOptions & {
    terminal: Terminal;
    options: Options;
    state: StateFolder;
    announce: (address: string) => void;
  },
): Promise<void> {
  const { terminal, signal, options, state } = running;
  const portal = openPortal(running);
  try {
    terminal.say("Starting Madang …");
    await portal.start();
    const address = addressOf(options);
    running.announce(address);
    terminal.say(`Madang is ready: ${address} (Ctrl-C stops it; logs in ${state.logs})`);
    await untilAborted(signal);
    terminal.say("Stopping …");
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    const startedAt = Date.now();
    await portal.stop();
    if (signal.aborted) terminal.say(`Madang has stopped (${seconds(Date.now() - startedAt)}).`);
  }
}

const loopback = ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"];

function addressOf({ host, port }: Options): string {
  const name = loopback.includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
