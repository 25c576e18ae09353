import { z } from "zod";
import { ratePattern } from "../protect/rate-limit/rate.ts";
import { clientAddressReader } from "../request/client-address.ts";

const kibibyte = 1024;
const mebibyte = kibibyte * kibibyte;
const bytes = (least: number, most: number) => z.int().min(least).max(most);
const milliseconds = (least: number, most: number) => z.int().min(least).max(most);
const address = () => z.string().refine(isAddress, "must be host:port, for example 127.0.0.1:9110");

/**
 * Every option of the stand-alone gateway: its command line, its configuration file and docs/configuration.md come from here.
 * What would change a site's behaviour is off until it is asked for.
 */
export const standaloneSchema = z.strictObject({
  origin: z.string().refine(isOrigin, "must be an origin, for example http://127.0.0.1:8000").meta({
    env: "--origin",
    description: "The site in front of which the gateway stands: scheme, host and port.",
  }),
  listen: address().default("127.0.0.1:9110").meta({
    env: "--listen",
    description: "Address and port of the public listener; port 0 takes any free one.",
  }),
  operations: address().default("127.0.0.1:0").meta({
    env: "--operations",
    description:
      "Address and port of /health/live, /health/ready and /metrics. Never one that the public can reach.",
  }),
  workers: z.int().min(1).max(64).default(1).meta({
    env: "--workers",
    description: "Processes that share the port; the kernel balances connections between them.",
  }),
  redis: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta({
      env: "--redis",
      secret: true,
      description:
        "Second level of the cache, shared by workers and gateways: redis://host:port. Put one with a password into the file.",
    }),
  cachePrefix: z
    .string()
    .regex(/^[A-Za-z0-9:_-]{1,64}$/, "must be 1 to 64 letters, digits, colons or hyphens")
    .default("madang")
    .meta({ env: "--cache-prefix", description: "What the gateway's keys in Redis begin with." }),
  cache: z.boolean().default(true).meta({
    env: "--cache",
    description: "false passes everything through and stores nothing.",
  }),
  memory: bytes(0, 65_536 * mebibyte)
    .default(64 * mebibyte)
    .meta({ env: "--memory", description: "Bytes of stored answers that each process keeps in memory." }),
  largestStored: bytes(kibibyte, 1024 * mebibyte)
    .default(8 * mebibyte)
    .meta({ env: "--largest-stored", description: "Bytes of the largest body that is stored." }),
  heuristic: z.boolean().default(true).meta({
    env: "--heuristic",
    description:
      "Freshness worked out from Last-Modified where an answer names none (RFC 9111 section 4.2.2).",
  }),
  defaultLifetime: z.int().min(0).max(31_536_000).default(0).meta({
    env: "--default-lifetime",
    description:
      "Seconds for which a 200 is fresh that says nothing about freshness at all; 0 gives it none.",
  }),
  staleOnError: z.boolean().default(true).meta({
    env: "--stale-on-error",
    description:
      "A stored answer stands in for a broken connection where the answer does not forbid it (RFC 9111 section 4.2.4).",
  }),
  compress: z.boolean().default(false).meta({
    env: "--compress",
    description: "Stored texts are kept in br, zstd and gzip as well, made once when they are stored.",
  }),
  retry: z.boolean().default(false).meta({
    env: "--retry",
    description: "A safe request whose connection broke before an answer began is sent once more.",
  }),
  protect: z.boolean().default(false).meta({
    env: "--protect",
    description: "Circuit breaker and adaptive concurrency limit before the origin.",
  }),
  connections: z.int().min(1).max(65_536).default(512).meta({
    env: "--connections",
    description: "Connections to the origin that each process opens at most; further requests wait.",
  }),
  deadline: milliseconds(10, 3_600_000).default(60_000).meta({
    env: "--deadline",
    description: "Milliseconds within which the origin begins its answer once it has the whole request.",
  }),
  silence: milliseconds(10, 3_600_000).default(60_000).meta({
    env: "--silence",
    description: "Milliseconds that the origin may be silent in the middle of an answer.",
  }),
  via: z
    .string()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, "must be a token of at most 64 characters")
    .default("madang")
    .meta({ env: "--via", description: "Name of this gateway in Via and Cache-Status." }),
  forwarded: z.boolean().default(false).meta({
    env: "--forwarded",
    description: "The origin is told the client's address, host and scheme in Forwarded (RFC 7239).",
  }),
  securityHeaders: z.boolean().default(false).meta({
    env: "--security-headers",
    description:
      "Answers get X-Content-Type-Options, X-Frame-Options and Referrer-Policy where the origin does not set them.",
  }),
  limitRequests: z
    .string()
    .regex(ratePattern, "must be requests/seconds, for example 600/60, or off")
    .default("off")
    .meta({
      env: "--limit-requests",
      description:
        "Requests/seconds from one address (IPv6: /64), counted by each process; off for none. Thousands of phones can share one address.",
    }),
  trustedProxies: z
    .array(z.string().refine(isRange, "must be addresses or ranges, for example 10.0.0.0/8"))
    .default([])
    .meta({
      env: "--trusted-proxies",
      description: "Proxies in front whose X-Forwarded-For is believed, separated by commas.",
    }),
  urlLimit: bytes(256, 64 * kibibyte)
    .default(16 * kibibyte)
    .meta({ env: "--url-limit", description: "Bytes of a request's target." }),
  headerLimit: bytes(kibibyte, 256 * kibibyte)
    .default(64 * kibibyte)
    .meta({ env: "--header-limit", description: "Bytes of the fields of a request, and of an answer." }),
  headerCount: z
    .int()
    .min(20)
    .max(2000)
    .default(200)
    .meta({ env: "--header-count", description: "Number of a request's fields." }),
  bodyLimit: bytes(0, Number.MAX_SAFE_INTEGER).default(0).meta({
    env: "--body-limit",
    description: "Bytes of a request's body; 0 sets no limit.",
  }),
  headersTimeout: milliseconds(100, 120_000)
    .default(10_000)
    .meta({ env: "--headers-timeout", description: "Milliseconds within which a request's head arrives." }),
  idleTimeout: milliseconds(100, 600_000).default(65_000).meta({
    env: "--idle-timeout",
    description: "Milliseconds that a connection without a request is kept.",
  }),
  uploadRate: bytes(0, mebibyte)
    .default(1024)
    .meta({ env: "--upload-rate", description: "Bytes a second that an upload makes at least." }),
  uploadGrace: milliseconds(100, 600_000).default(30_000).meta({
    env: "--upload-grace",
    description: "Milliseconds of waiting for a client before the upload rate is demanded.",
  }),
  drainTime: milliseconds(0, 600_000).default(10_000).meta({
    env: "--drain-time",
    description: "Milliseconds that requests in flight may take once the gateway has been told to end.",
  }),
  logLevel: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info").meta({
    env: "--log-level",
    description: "Least severe level that is logged; one line for each request is info.",
  }),
});

export type StandaloneOptions = Readonly<z.output<typeof standaloneSchema>>;

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return protocol === "http:" && [origin, `${origin}/`].includes(text);
}

/** Whoever uses the value later is the one who knows what it may be. */
function isRange(text: string): boolean {
  try {
    clientAddressReader([text]);
    return true;
  } catch {
    return false;
  }
}

function isAddress(text: string): boolean {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(text);
  return match !== null && Number(match[1]) <= 65_535;
}

/** `[::1]:80` is host `::1`. */
export function splitAddress(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
}
