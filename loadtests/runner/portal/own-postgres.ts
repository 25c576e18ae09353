import { randomBytes } from "node:crypto";
import path from "node:path";
import { startPostgres } from "@madang/embedded-postgres";
import type { RestartableService } from "./target-portal.ts";

export interface OwnPostgres extends RestartableService {
  /** Of the portal's database. */
  readonly url: string;
}

/** A fresh PostgreSQL in the folder that can be stopped and started again where it was. */
export async function startOwnPostgres(options: {
  folder: string;
  signal: AbortSignal;
}): Promise<OwnPostgres> {
  const cluster = {
    folder: path.join(options.folder, "postgres"),
    password: randomBytes(16).toString("hex"),
  };
  let postgres = await startPostgres({ ...cluster, signal: options.signal });
  const { port } = postgres;
  return {
    url: await postgres.ensureOwnedDatabase("madang"),
    pid: () => postgres.pid,
    async kill() {
      process.kill(postgres.pid, "SIGKILL");
      await postgres.exited;
    },
    stop: () => postgres.stop({ withinMs: 3000 }),
    async start() {
      postgres = await startPostgres({ ...cluster, port });
    },
  };
}
