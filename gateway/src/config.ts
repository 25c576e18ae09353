import { httpsOrigin } from "@madang/manifest";
import { loadConfig, serviceOptions, type ConfigSources } from "@madang/service";
import { z } from "zod";
import { adminOptions } from "./admin/admin-options.ts";
import { ratePattern } from "./protect/rate-limit/rate.ts";
import { clientAddressReader } from "./request/client-address.ts";

const kibibyte = 1024;
const bytes = (least: number, most: number) => z.int().min(least).max(most);
const milliseconds = (least: number, most: number) => z.int().min(least).max(most);
const rate = () => z.string().regex(ratePattern, "must be requests/seconds, for example 1200/60, or off");

/** Every option of the gateway. docs/configuration.md is generated from it. */
export const configSchema = z.strictObject({
  ...serviceOptions,
  operationsPort: z.int().min(0).max(65_535).default(0).meta({
    env: "OPERATIONS_PORT",
    description: "Port of /health/live, /health/ready and /metrics, apart from the public port.",
  }),
  operationsHost: z.string().min(1).default("127.0.0.1").meta({
    env: "OPERATIONS_HOST",
    description: "Address of the operations listener. Never one that the public can reach.",
  }),
  build: z.string().default("development").meta({
    env: "MADANG_BUILD",
    description: "Build id of the gateway; the bundle sets it.",
  }),
  siteFile: z.string().min(1).meta({
    env: "MADANG_SITE_FILE",
    description: "Site file: id, hosts, names, institution, helpline.",
  }),
  publicOrigin: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin, "must be an origin, without a path")
    .optional()
    .meta({
      env: "PUBLIC_ORIGIN",
      description:
        "Scheme and host that citizens see, for example https://www.example.go.kr; canonical addresses begin with it.",
    }),
  releasesDir: z.string().min(1).optional().meta({
    env: "MADANG_RELEASES_DIR",
    description:
      "Folder of release records, one <module>.json each; watched. One machine and tests; otherwise MADANG_REGISTRY_URL.",
  }),
  endpointsFile: z.string().min(1).optional().meta({
    env: "MADANG_ENDPOINTS_FILE",
    description:
      "JSON file that names the origins of each module's replicas (news, or news@<build>); watched. With MADANG_RELEASES_DIR.",
  }),
  allowedSources: z.array(httpsOrigin).max(50).default([]).meta({
    env: "MADANG_ALLOWED_SOURCES",
    description:
      "Origins that the pages of modules may need (manifest needs), separated by commas. With MADANG_RELEASES_DIR; the registry's trust policy says it otherwise.",
  }),
  registryUrl: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({
      env: "MADANG_REGISTRY_URL",
      secret: true,
      description:
        "PostgreSQL that holds the registry of releases, with a role that may read and report: channels are followed there.",
    }),
  operatorKeys: z.string().min(1).optional().meta({
    env: "MADANG_OPERATOR_KEYS",
    description:
      "Public keys with which channel snapshots may be signed: id:base64url(32 bytes), separated by commas. With MADANG_REGISTRY_URL.",
  }),
  releaseCacheDir: z.string().min(1).default(".madang/release-cache").meta({
    env: "MADANG_RELEASE_CACHE_DIR",
    description:
      "Folder of the last good channels and releases, from which the gateway starts with everything else down; each gateway its own.",
  }),
  gatewayId: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/,
      "must be 1 to 80 letters, digits, dots, hyphens or underscores",
    )
    .optional()
    .meta({
      env: "MADANG_GATEWAY_ID",
      description: "Name of this gateway in madang status; the machine's name and a random end when absent.",
    }),
  storeUrl: z.string().min(1).optional().meta({
    env: "MADANG_STORE_URL",
    description: "Store of released files: file:///folder or s3://bucket/prefix?endpoint=…&region=….",
  }),
  ...adminOptions,
  assetsDir: z.string().min(1).optional().meta({
    env: "MADANG_ASSETS_DIR",
    description:
      "Folder of the immutable files, <module>/<build>/…. With MADANG_REGISTRY_URL they come from MADANG_STORE_URL instead.",
  }),
  assetDisk: bytes(kibibyte * kibibyte, 1024 * 1024 * kibibyte * kibibyte)
    .default(1024 * kibibyte * kibibyte)
    .meta({
      env: "ASSET_DISK",
      description: "Bytes of MADANG_RELEASE_CACHE_DIR for files of the store that were asked for.",
    }),
  layoutsModule: z.string().min(1).default("shell").meta({
    env: "LAYOUTS_MODULE",
    description: "Id of the module that answers POST /layouts.",
  }),
  visitorKeys: z.string().min(1).meta({
    env: "MADANG_VISITOR_KEYS",
    secret: true,
    description:
      "Keys that seal the visitor cookie, newest first: id:base64url(32 bytes), separated by commas.",
  }),
  visitorSeconds: z
    .int()
    .min(60)
    .max(86_400 * 90)
    .default(86_400 * 7)
    .meta({
      env: "VISITOR_SECONDS",
      description: "Seconds for which a visitor without an account is recognised.",
    }),
  trustedProxies: z
    .array(z.string().refine(isRange, "must be addresses or ranges, for example 10.0.0.0/8"))
    .default([])
    .meta({
      env: "TRUSTED_PROXIES",
      description:
        "Addresses or ranges of proxies in front whose X-Forwarded-* and request-id are believed, separated by commas.",
    }),
  limitRequests: rate().default("60000/60").meta({
    env: "LIMIT_REQUESTS",
    description:
      "Requests/seconds of every kind from one address (IPv6: /64), counted by each gateway; off for none. Thousands of phones can share one address.",
  }),
  limitSending: rate().default("1200/60").meta({
    env: "LIMIT_SENDING",
    description:
      "Requests/seconds that change something from one address over all gateways, on routes that declare no limits of their own; off for none.",
  }),
  limitSendingVisitor: rate().default("300/60").meta({
    env: "LIMIT_SENDING_VISITOR",
    description: "The same of one visitor, on personal routes.",
  }),
  limitNewVisitors: rate().default("1200/60").meta({
    env: "LIMIT_NEW_VISITORS",
    description: "New visitors/seconds that one address may bring over all gateways; off for none.",
  }),
  limitExempt: z
    .array(z.string().refine(isRange, "must be addresses or ranges, for example 10.0.0.0/8"))
    .default(["127.0.0.0/8", "::1/128"])
    .meta({
      env: "LIMIT_EXEMPT",
      description:
        "Addresses or ranges whose requests are not counted by address, separated by commas; this machine itself by default.",
    }),
  hstsSeconds: z.int().min(0).max(63_072_000).default(0).meta({
    env: "HSTS_SECONDS",
    description: "max-age of Strict-Transport-Security; 0 sends none.",
  }),
  hstsSubdomains: z.boolean().default(false).meta({
    env: "HSTS_SUBDOMAINS",
    description: "1 adds includeSubDomains: every host below this one must then speak TLS for good.",
  }),
  logClientAddress: z.boolean().default(false).meta({
    env: "LOG_CLIENT_ADDRESS",
    description: "1 writes the client's address into the request log; it is personal data.",
  }),
  urlLimit: bytes(256, 64 * kibibyte)
    .default(8 * kibibyte)
    .meta({ env: "URL_LIMIT", description: "Bytes of a request's address." }),
  headerLimit: bytes(kibibyte, 64 * kibibyte)
    .default(16 * kibibyte)
    .meta({ env: "HEADER_LIMIT", description: "Bytes of a request's header fields." }),
  headerCount: z
    .int()
    .min(20)
    .max(1000)
    .default(100)
    .meta({ env: "HEADER_COUNT", description: "Number of a request's header fields." }),
  headersTimeout: milliseconds(100, 120_000)
    .default(10_000)
    .meta({ env: "HEADERS_TIMEOUT", description: "Milliseconds within which a request's head arrives." }),
  requestTimeout: milliseconds(1000, 3_600_000)
    .default(600_000)
    .meta({ env: "REQUEST_TIMEOUT", description: "Milliseconds within which a whole request arrives." }),
  idleTimeout: milliseconds(100, 600_000).default(65_000).meta({
    env: "IDLE_TIMEOUT",
    description: "Milliseconds that a connection without a request is kept.",
  }),
  uploadRate: bytes(0, 1_048_576)
    .default(1024)
    .meta({ env: "UPLOAD_RATE", description: "Bytes a second that an upload makes at least." }),
  uploadGrace: milliseconds(100, 120_000).default(10_000).meta({
    env: "UPLOAD_GRACE",
    description: "Milliseconds of waiting for a client before UPLOAD_RATE is demanded.",
  }),
  fragmentLimit: bytes(64 * kibibyte, 64 * kibibyte * kibibyte)
    .default(4 * kibibyte * kibibyte)
    .meta({ env: "FRAGMENT_LIMIT", description: "Bytes of one fragment." }),
  redisUrl: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta({
      env: "REDIS_URL",
      secret: true,
      description:
        "Redis of the portal, redis:// or rediss://: what is stored, purges and limits are shared by all gateways. Without it each gateway has its own.",
    }),
  cachePrefix: z
    .string()
    .regex(/^[\w.{}-]{1,64}$/, "must be 1 to 64 letters, digits, dots, hyphens, underscores or braces")
    .default("madang")
    .meta({
      env: "MADANG_CACHE_PREFIX",
      description: "What every key at Redis begins with; one portal, one prefix.",
    }),
  cacheMemory: bytes(0, 16_384 * kibibyte * kibibyte)
    .default(64 * kibibyte * kibibyte)
    .meta({ env: "CACHE_MEMORY", description: "Bytes of memory for stored answers, overhead included." }),
  assetCache: bytes(0, 4096 * kibibyte * kibibyte)
    .default(32 * kibibyte * kibibyte)
    .meta({ env: "ASSET_CACHE", description: "Bytes of memory for immutable files." }),
  earlyAfter: milliseconds(0, 10_000).default(150).meta({
    env: "EARLY_AFTER",
    description:
      "Milliseconds after which Early Hints, or the early part of a page that allows it, are sent.",
  }),
  retryAfter: z.int().min(1).max(3600).default(30).meta({
    env: "RETRY_AFTER",
    description: "Seconds that Retry-After names when a module cannot answer.",
  }),
  timeZone: z
    .string()
    .refine(isTimeZone, "must be a time zone, for example Asia/Seoul")
    .default("Asia/Seoul")
    .meta({
      env: "TIME_ZONE",
      description: "Time zone in which times are shown.",
    }),
});

function isOrigin(text: string): boolean {
  return URL.canParse(text) && [new URL(text).origin, `${new URL(text).origin}/`].includes(text);
}

function isRange(text: string): boolean {
  return works(() => clientAddressReader([text]));
}

function isTimeZone(text: string): boolean {
  return works(() => new Intl.DateTimeFormat("en", { timeZone: text }));
}

/** Whoever uses the value later is the one who knows what it may be. */
function works(use: () => unknown): boolean {
  try {
    use();
    return true;
  } catch {
    return false;
  }
}

export type Config = Readonly<z.output<typeof configSchema>>;

/** Throws SERVICE_CONFIG_VALUE, SERVICE_CONFIG_UNKNOWN or SERVICE_CONFIG_FILE. */
export function readConfig(sources: ConfigSources = {}): Config {
  return loadConfig(configSchema, sources);
}
