import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Keys } from "./keys.ts";
import type { StateFolder } from "./state-folder.ts";
import type { BuiltService } from "./workspace-services.ts";

type Environment = Record<string, string>;

export interface EnvironmentFacts {
  readonly state: StateFolder;
  readonly keys: Keys;
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly operationsPort: number;
  readonly inherited: Readonly<Record<string, string | undefined>>;
  /** Without it the gateway reads releases from files. */
  readonly registry?: RegistryFacts;
}

/** What a gateway needs to follow and to administer the registry. */
export interface RegistryFacts {
  readonly adminPort: number;
  readonly operatorKeyFile: string;
  /** `id:base64url`. */
  readonly operatorKey: string;
}

/** Where caches are shared; without them the gateway keeps what it stores to itself. */
const sharedCacheNames = ["REDIS_URL", "MADANG_CACHE_PREFIX"];

/** What a service may take over from the person's own environment; everything else is said explicitly. */
const inheritedNames = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "SystemRoot",
  "LOG_LEVEL",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
];

/** The variables of docs/architecture.md, "Every service". */
export function serviceEnvironment(
  service: Pick<BuiltService, "kind">,
  facts: EnvironmentFacts,
): Environment {
  const common = {
    ...pick(facts.inherited, inheritedNames),
    NODE_ENV: "production",
    // A program that was compiled once is not compiled again by each start.
    NODE_COMPILE_CACHE: facts.state.compiled,
    MADANG_SUPERVISED: "1",
    MADANG_SITE_FILE: facts.state.site,
    // What search engines, readers of a copy and readers of feeds are pointed to, unless the operator knows better.
    PUBLIC_ORIGIN: `http://localhost:${facts.port}`,
    ...pick(facts.inherited, ["PUBLIC_ORIGIN", ...sharedCacheNames]),
  };
  return service.kind === "gateway"
    ? { ...common, ...gatewayOnly(facts) }
    : { ...common, ...moduleOnly(facts) };
}

/** For a command of a module that a person runs: its log says warnings only, unless they ask for more. */
export function commandEnvironment(
  databaseUrl: string,
  inherited: EnvironmentFacts["inherited"],
): Environment {
  return {
    LOG_LEVEL: "warn",
    ...pick(inherited, inheritedNames),
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
  };
}

function gatewayOnly(facts: EnvironmentFacts): Environment {
  const { state, keys, host, port, operationsPort, inherited, registry } = facts;
  return {
    ...pick(inherited, ["TRUSTED_PROXIES", "HSTS_SECONDS", "MADANG_ENDING_MINUTES", "MADANG_MOVE_SECONDS"]),
    HOST: host,
    PORT: String(port),
    OPERATIONS_PORT: String(operationsPort),
    MADANG_VISITOR_KEYS: keys.visitorKeys,
    // What the operator says comes later, and wins (gateway/src/bound-heap.ts says why).
    NODE_OPTIONS: `--max-semi-space-size=8 ${inherited["NODE_OPTIONS"] ?? ""}`.trim(),
    MALLOC_ARENA_MAX: "1",
    ...(registry === undefined ? filesOf(state) : registryOf(facts, registry)),
  };
}

function filesOf(state: StateFolder): Environment {
  return {
    MADANG_RELEASES_DIR: state.releases,
    MADANG_ENDPOINTS_FILE: state.endpoints,
    MADANG_ASSETS_DIR: state.assets,
  };
}

function registryOf({ state, databaseUrl }: EnvironmentFacts, registry: RegistryFacts): Environment {
  return {
    MADANG_REGISTRY_URL: databaseUrl,
    MADANG_STORE_URL: pathToFileURL(state.store).href,
    MADANG_OPERATOR_KEYS: registry.operatorKey,
    MADANG_RELEASE_CACHE_DIR: state.releaseCache,
    MADANG_GATEWAY_ID: "this-machine",
    MADANG_ADMIN_PORT: String(registry.adminPort),
    MADANG_ADMIN_TOKENS_FILE: state.tokens,
    MADANG_OPERATOR_KEY_FILE: registry.operatorKeyFile,
  };
}

function moduleOnly({ keys, databaseUrl }: EnvironmentFacts): Environment {
  return {
    HOST: "127.0.0.1",
    PORT: "0",
    DATABASE_URL: databaseUrl,
    MADANG_DATA_KEYS: keys.dataKeys,
    MADANG_SAMPLE: "true",
  };
}

function pick(from: Readonly<Record<string, string | undefined>>, names: readonly string[]): Environment {
  const found = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const]));
  return Object.fromEntries(found);
}

export function logFileOf(state: StateFolder, name: string): string {
  return path.join(state.logs, `${name}.log`);
}
