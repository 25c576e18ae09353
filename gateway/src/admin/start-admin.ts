import type { FastifyInstance } from "fastify";
import type { Redis } from "@madang/redis";
import { holdLead, openRegistry, type Registry } from "@madang/registry";
import { openBlobStore, readKeyFile, type BlobStore, type PublicKey } from "@madang/releases";
import type { Logger } from "@madang/service";
import type { Config } from "../config.ts";
import { securityHeaders } from "../protect/security-headers.ts";
import { parseOperatorKeys } from "../releases/registry/operator-keys.ts";
import type { Admin } from "./admin.ts";
import { adminApp } from "./admin-app.ts";
import { Admission } from "./admission/admission.ts";
import { AuditBook } from "./audit/audit-book.ts";
import { PortalChannels } from "./channels/portal-channels.ts";
import { adminErrors } from "./errors.ts";
import { guardSettings } from "./moves/guard-settings.ts";
import { MoveDesk } from "./moves/move-desk.ts";
import { MoveRunner } from "./moves/move-runner.ts";
import type { MoveParts } from "./moves/move-run.ts";
import { PreviewDesk } from "./previews/preview-desk.ts";
import { ReleaseShelf } from "./releases/release-shelf.ts";
import { startSweeping } from "./retention/start-sweeping.ts";
import { adminRoutes } from "./routes/admin-routes.ts";
import { ReplicaHealth } from "./runners/replica-health.ts";
import { WantedWatch } from "./runners/wanted-watch.ts";
import { TokenBook } from "./tokens/token-book.ts";
import { WrongTokens } from "./tokens/wrong-tokens.ts";

export interface RunningAdmin {
  readonly app: FastifyInstance;
  readonly host: string;
  readonly port: number;
  /** Names of the options of host and port. */
  readonly options: { readonly host: string; readonly port: string };
  close(): Promise<void>;
}

export type AdminConfig = Pick<
  Config,
  | "adminPort"
  | "adminHost"
  | "adminRegistryUrl"
  | "adminTokensFile"
  | "registryUrl"
  | "storeUrl"
  | "operatorKeyFile"
  | "operatorKeys"
  | "endingMinutes"
  | "guardStepSeconds"
  | "keepDays"
  | "keepReleases"
  | "moveSeconds"
  | "hstsSeconds"
  | "hstsSubdomains"
  | "build"
>;

export interface StartAdminOptions {
  readonly config: AdminConfig;
  readonly log: Logger;
  readonly redis: Redis | undefined;
  /** What citizens see; links to previews begin with it. */
  readonly origin: () => string;
}

/** Undefined where the configuration names no admin port. Throws ADMIN_OPTION_MISSING, _TOKENS_FILE, RELEASES_KEY_*, RELEASES_STORE_*. */
export async function startAdmin(options: StartAdminOptions): Promise<RunningAdmin | undefined> {
  const { config, log, redis } = options;
  const { adminPort: port, adminHost: host } = config;
  if (port === undefined) return undefined;
  const needed = neededOptions(config);
  const key = await readKeyFile(needed.keyFile);
  const tokens = await TokenBook.open(needed.tokensFile, log);
  const store = await openBlobStore(needed.storeUrl);
  const url = needed.registryUrl;
  const registry = openRegistry({ url, log, redis });
  const channels = new PortalChannels({ registry, key, otherKeys: otherKeys(config) });
  const { admin, runner } = assemble({ ...options, registry, registryUrl: url, store, channels });
  const lead = holdLead({ url, log, changed: (isLeading) => runner.lead(isLeading) });
  const sweeping = startSweeping({ admin, isLeading: () => lead.isLeading, rules: config, url });
  const app = adminApp({
    admin,
    door: { tokens, wrong: new WrongTokens(), now: () => new Date() },
    routes: adminRoutes,
    fixed: securityHeaders(config).api,
    version: config.build,
    log,
  });
  return {
    app,
    host,
    port,
    options: { host: "MADANG_ADMIN_HOST", port: "MADANG_ADMIN_PORT" },
    async close() {
      sweeping.close();
      runner.close();
      lead.close();
      tokens.close();
      await registry.close();
      await store.close();
    },
  };
}

interface NeededOptions {
  readonly registryUrl: string;
  readonly storeUrl: string;
  readonly tokensFile: string;
  readonly keyFile: string;
}

function neededOptions(config: AdminConfig): NeededOptions {
  const need = (value: string | undefined, option: string): string => {
    if (value === undefined) throw adminErrors.create("OPTION_MISSING", { option });
    return value;
  };
  return {
    registryUrl: need(config.adminRegistryUrl ?? config.registryUrl, "MADANG_ADMIN_REGISTRY_URL"),
    storeUrl: need(config.storeUrl, "MADANG_STORE_URL"),
    tokensFile: need(config.adminTokensFile, "MADANG_ADMIN_TOKENS_FILE"),
    keyFile: need(config.operatorKeyFile, "MADANG_OPERATOR_KEY_FILE"),
  };
}

/** Keys of before: snapshots that they have signed are still built upon. */
function otherKeys({ operatorKeys }: AdminConfig): readonly PublicKey[] {
  return operatorKeys === undefined ? [] : parseOperatorKeys(operatorKeys);
}

function assemble(
  options: StartAdminOptions & {
    registry: Registry;
    registryUrl: string;
    store: BlobStore;
    channels: PortalChannels;
  },
): { admin: Admin; runner: MoveRunner } {
  const { registry, registryUrl, store, channels, log, config, origin } = options;
  const shelf = new ReleaseShelf(registry);
  const audit = new AuditBook(registry, log);
  const health = new ReplicaHealth();
  const admission = new Admission({ registry, registryUrl, store, channels, shelf });
  const wanted = new WantedWatch({ registry, channels, shelf });
  const onChange = (): void => wanted.kick();
  const parts: MoveParts = {
    registry,
    channels,
    admission,
    shelf,
    health,
    log,
    moveSeconds: config.moveSeconds,
    guard: guardSettings(config),
    onChange,
  };
  const runner = new MoveRunner(parts, audit);
  const onMove = (): void => {
    runner.kick();
    wanted.kick();
  };
  const moves = new MoveDesk({ registry, channels, admission, audit, onMove });
  const previews = new PreviewDesk({ registry, channels, admission, health, origin, onChange });
  const admin = { registry, store, log, audit, channels, shelf, admission, moves, previews, wanted, health };
  return { admin, runner };
}
