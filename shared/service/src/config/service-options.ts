import { z } from "zod";

/** Options that every service has; a process spreads them into its own schema. */
export const serviceOptions = {
  host: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .meta({ env: "HOST", description: "Address that the service listens on." }),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .meta({ env: "PORT", description: "Port that the service listens on; 0 takes any free one." }),
  logLevel: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
    .default("info")
    .meta({ env: "LOG_LEVEL", description: "Least severe level that is logged." }),
  supervised: z.boolean().default(false).meta({
    env: "MADANG_SUPERVISED",
    description: "1 when a supervisor holds the IPC channel: the process ends when that channel closes.",
  }),
};
