import { pino, type DestinationStream, type Level, type Logger } from "pino";
import { loggedError } from "./logged-error.ts";

export type { Logger } from "pino";

export interface LoggerOptions {
  /** Which process speaks, for example `news`. */
  readonly service: string;
  readonly level?: Level | "silent";
  readonly build?: string;
  /** Where lines go; standard output when left out. */
  readonly destination?: DestinationStream;
}

/** Fields that can name a person or let someone in, wherever a caller puts them (Personal Information Protection Act, article 29). */
const concealed = [
  "password",
  "authorization",
  "cookie",
  "set-cookie",
  "visitor",
  "email",
  "telephone",
  "phone",
  "name",
  "address",
  "ip",
  "remoteAddress",
  "body",
  "query",
  "values",
  "token",
  "secret",
];

/** JSON lines without personal data. */
export function createLogger(options: LoggerOptions): Logger {
  const { service, level = "info", build } = options;
  const settings = {
    level,
    base: { service, ...(build === undefined ? {} : { build }) },
    redact: {
      paths: concealed.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
      censor: "…",
    },
    serializers: { err: loggedError, error: loggedError },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
