import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { supervisorErrors } from "./errors.ts";
import { explainFileError } from "./state-folder.ts";

export interface SupervisorLock {
  /** Says in the lock where the portal answers, for whoever is refused. */
  announce(address: string): void;
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
  readonly address: string;
}

/**
 * One supervisor per state folder. A process id alone proves nothing after a crash, since the number may
 * belong to another program by now: the holder also answers a loopback port with the token in the file.
 * Throws SUPERVISOR_ALREADY_RUNNING.
 */
export async function acquireLock(options: { file: string; folder: string }): Promise<SupervisorLock> {
  const { file, folder } = options;
  const token = randomBytes(16).toString("hex");
  const server = await answerWith(token);
  const { port } = server.address() as AddressInfo;
  const holder: Holder = { pid: process.pid, port, token, address: "still starting" };
  try {
    for (let attempt = 0; !createWhole(file, holder); attempt++) {
      const other = readHolder(file);
      if (other !== undefined && (attempt > 3 || (await isAlive(other))))
        throw supervisorErrors.create("ALREADY_RUNNING", { folder, pid: other.pid, address: other.address });
      rmSync(file, { force: true });
    }
  } catch (error) {
    server.close();
    throw explainFileError(error, folder);
  }
  return {
    announce: (address) => writeFileSync(file, JSON.stringify({ ...holder, address }), { mode: 0o600 }),
    release: () => {
      server.close();
      if (readHolder(file)?.token === token) rmSync(file, { force: true });
    },
  };
}

async function answerWith(token: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(token);
  });
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  return server;
}

/** A link appears with its whole content or fails when the name exists. */
function createWhole(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}.draft`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  if (!processExists(holder.pid)) return false;
  const answer = await firstWords(holder.port);
  return answer === "silence" || answer === holder.token;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What the port says; "silence" from a process that is stopped, "" when nobody listens. */
async function firstWords(port: number): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1" }).setEncoding("utf8");
  socket.setTimeout(1000, () => socket.destroy(new Error("silence")));
  let words = "";
  try {
    for await (const chunk of socket) words += String(chunk);
    return words;
  } catch (error) {
    return (error as Error).message === "silence" ? "silence" : "";
  } finally {
    socket.destroy();
  }
}
