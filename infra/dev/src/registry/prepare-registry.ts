import { existsSync } from "node:fs";
import { freePort } from "@madang/embedded-postgres";
import type { AdminAddress } from "../admin-request.ts";
import { databaseFolder } from "../database.ts";
import { loadKeys } from "../keys.ts";
import type { PortalOptions } from "../portal.ts";
import type { PortalDatabase } from "../portal-database.ts";
import type { EnvironmentFacts } from "../service-environment.ts";
import { ensureSiteFile } from "../site-file.ts";
import { makeLocalTokens } from "./local-tokens.ts";
import { loadPortalKeys, type PortalKeys } from "./portal-keys.ts";

/** The runner inside `npm start`, among all runners of a portal. */
export const runnerName = "this-machine";

export interface PreparedRegistry {
  readonly facts: EnvironmentFacts;
  readonly keys: PortalKeys;
  /** For the runner, and for whoever works on this machine. */
  readonly runner: AdminAddress;
  readonly person: AdminAddress;
}

/** All that must be there before the first process of a portal with a registry starts: keys, tokens, ports, the database. */
export async function prepareRegistry(
  { state, root, options, environment }: PortalOptions,
  database: PortalDatabase,
): Promise<PreparedRegistry> {
  const serviceKeys = loadKeys(state, databaseFolder(state));
  const keys = await loadPortalKeys({ folder: state.releaseKeys, isNew: !existsSync(state.workspace) });
  const tokens = makeLocalTokens(state.tokens);
  ensureSiteFile({ state, root });
  const databaseUrl = await database.start(serviceKeys.databasePassword);
  const [operationsPort, adminPort] = [await freePort(), await freePort()];
  const { id, key } = keys.operator.publicKey;
  const url = `http://127.0.0.1:${adminPort}`;
  return {
    keys,
    runner: { url, token: tokens.runner },
    person: { url, token: tokens.person },
    facts: {
      state,
      keys: serviceKeys,
      databaseUrl,
      host: options.host,
      port: options.port,
      operationsPort,
      inherited: environment,
      registry: { adminPort, operatorKeyFile: keys.operatorFile, operatorKey: `${id}:${key}` },
    },
  };
}
