import path from "node:path";
import { startService, type PortalState, type ServiceProcess } from "@madang/test-kit";
import type { RunningSide } from "../measure/measured-sides.ts";

export interface SideOptions {
  readonly state: PortalState;
  readonly postgres: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly services: readonly { readonly id: string; readonly folder: string }[];
  /** Folder of the gateway. */
  readonly gateway: string;
}

/** Starts modules, then the gateway; ends what runs where one of them does not start. */
export async function startSideProcesses(options: SideOptions): Promise<RunningSide> {
  const { state, environment, services, gateway, postgres } = options;
  const running: ServiceProcess[] = [];
  const stop = async () => void (await Promise.all(running.map((service) => service.stop())));
  const start = async (name: string, folder: string, env: Readonly<Record<string, string>>) => {
    const file = path.join(folder, "dist/server.js");
    const service = await startService({ name, file, folder, env });
    running.push(service);
    return service;
  };
  try {
    const modules = await Promise.all(services.map(({ id, folder }) => start(id, folder, environment)));
    await state.writeEndpoints(Object.fromEntries(modules.map(({ name, origin }) => [name, [origin]])));
    const { origin } = await start("gateway", gateway, gatewayEnvironment(state));
    const pids = Object.fromEntries(running.map(({ name, pid }) => [name, pid]));
    return {
      origin,
      pids: { ...pids, postgresql: postgres },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As `npm start` runs it (infra/dev/src/service-environment.ts), but its visitors' addresses are believed, and nothing is stored. */
function gatewayEnvironment({ gatewayEnvironment: facts }: PortalState): Record<string, string> {
  return {
    ...facts,
    NODE_ENV: "production",
    NODE_OPTIONS: "--max-semi-space-size=8",
    MALLOC_ARENA_MAX: "1",
    TRUSTED_PROXIES: "127.0.0.1",
    LOG_LEVEL: "warn",
    CACHE_MEMORY: "0",
  };
}
