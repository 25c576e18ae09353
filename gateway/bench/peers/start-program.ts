import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { RunningPeer } from "./peer.ts";

/** A Node program that says over IPC where it listens. What it logs goes to a file, as on a machine that collects logs. */
export async function startNode(options: {
  readonly file: string;
  readonly folder: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}): Promise<RunningPeer> {
  const { file, folder, args = [], env } = options;
  const output = openSync(join(folder, "output.log"), "a");
  const child = fork(file, args, {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], HOST: "127.0.0.1", PORT: "0", ...env },
    execArgv: [],
    stdio: ["ignore", output, "inherit", "ipc"],
  });
  const ready = Promise.withResolvers<string>();
  child.on("message", (message: { origin?: string }) => {
    if (message.origin !== undefined) ready.resolve(message.origin);
  });
  child.once("exit", (code) => ready.reject(new Error(`${file} ended with ${code} before it was ready`)));
  return running(child, await ready.promise);
}

/** A program that listens on the port that its configuration names. */
export async function startAtPort(options: {
  readonly program: string;
  readonly args: readonly string[];
  readonly port: number;
}): Promise<RunningPeer> {
  const { program, args, port } = options;
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-1000)));
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) {
      child.kill("SIGKILL");
      throw new Error(`${program} does not listen: ${complaint}`);
    }
    await wait(25);
  }
  return running(child, `http://127.0.0.1:${port}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function running(child: ChildProcess, origin: string): RunningPeer {
  const ended = once(child, "exit");
  return {
    origin,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      const stubborn = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(stubborn);
    },
  };
}
