import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startPostgres, type Postgres } from "@madang/embedded-postgres";
import { createPortalState, startService, workspaceRoot, type ServiceProcess } from "@madang/test-kit";

export const mortals = ["petitions", "postgresql", "gateway"] as const;
export type Mortal = (typeof mortals)[number];

/** Petitions behind a gateway on a PostgreSQL that keeps its promises; each can be killed and comes back. */
export interface MortalPortal {
  /** Stays the same when the gateway comes back. */
  readonly origin: string;
  readonly databaseUrl: string;
  /** SIGKILL, then the same again on the same data. */
  kill(mortal: Mortal): Promise<void>;
  stop(): Promise<void>;
}

export async function startMortalPortal(): Promise<MortalPortal> {
  const parent = mkdtempSync(join(tmpdir(), "madang-crash-"));
  chmodSync(parent, 0o711);
  const cluster = {
    folder: join(parent, "data"),
    password: randomBytes(16).toString("hex"),
    port: await freePort(),
  };
  let postgres: Postgres = await startPostgres(cluster);
  const databaseUrl = await postgres.createDatabase("portal");
  const state = await createPortalState();
  const env = {
    MADANG_SITE_FILE: state.siteFile,
    DATABASE_URL: databaseUrl,
    MADANG_DATA_KEYS: `test:${randomBytes(32).toString("base64url")}`,
  };
  const gatewayEnv = { ...state.gatewayEnvironment, PORT: String(await freePort()), OPERATIONS_PORT: "0" };
  const start = (name: string, folder: string, its: Record<string, string>): Promise<ServiceProcess> =>
    startService({ name, file: join(workspaceRoot, folder, "dist/server.js"), env: its, patience: 90 });
  const [shell, first] = await Promise.all([
    start("shell", "shell", env),
    start("petitions", "modules/petitions", env),
  ]);
  let petitions = first;
  for (const workspace of ["shell", "modules/petitions"]) await state.publish(workspace);
  const writeEndpoints = (): Promise<void> =>
    state.writeEndpoints({ shell: [shell.origin], petitions: [petitions.origin] });
  await writeEndpoints();
  let gateway = await start("gateway", "gateway", gatewayEnv);

  const killers: Record<Mortal, () => Promise<void>> = {
    async petitions() {
      await petitions.kill();
      petitions = await start("petitions", "modules/petitions", env);
      await writeEndpoints();
    },
    async postgresql() {
      process.kill(postgres.pid, "SIGKILL");
      await postgres.exited;
      postgres = await startPostgres(cluster);
    },
    async gateway() {
      await gateway.kill();
      gateway = await start("gateway", "gateway", gatewayEnv);
    },
  };
  return {
    origin: gateway.origin,
    databaseUrl,
    kill: (mortal) => killers[mortal](),
    async stop() {
      await Promise.all([gateway.stop(), petitions.stop(), shell.stop()]);
      await postgres.stop({ withinMs: 3000 });
      await state.remove();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
