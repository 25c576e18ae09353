import type { Manifest } from "@madang/manifest";
import { serviceOptions } from "@madang/service";
import { z } from "zod";

/** Options of every module's process. */
const moduleOptions = {
  ...serviceOptions,
  build: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/, "must be lower-case letters and digits")
    .default("development")
    .meta({ env: "MADANG_BUILD", description: "Build that the server reports; set by the bundle." }),
};

/** Options of a module that has tables. */
const databaseOptions = {
  databaseUrl: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      "must be a PostgreSQL address, for example postgresql://user:password@host:5432/portal",
    )
    .meta({ env: "DATABASE_URL", secret: true, description: "PostgreSQL database of the portal." }),
  databasePool: z
    .int()
    .min(1)
    .max(200)
    .default(10)
    .meta({ env: "DATABASE_POOL", description: "Connections that one process opens at most." }),
  redisUrl: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta({
      env: "REDIS_URL",
      secret: true,
      description:
        "Redis of the portal, redis:// or rediss://: where purges are published. Without it gateways follow each module itself.",
    }),
  cachePrefix: z
    .string()
    .regex(/^[\w.{}-]{1,64}$/, "must be 1 to 64 letters, digits, dots, hyphens, underscores or braces")
    .default("madang")
    .meta({
      env: "MADANG_CACHE_PREFIX",
      description: "What every key at Redis begins with; one portal, one prefix.",
    }),
  contractMigrations: z.boolean().default(false).meta({
    env: "MADANG_CONTRACT_MIGRATIONS",
    description: "true once the previous release can no longer come back: contract steps run at start too.",
  }),
};

/** The one schema of a module's configuration; also what docs/configuration.md is generated from. */
export function moduleOptionsSchema(parts: { database: boolean; own?: z.ZodRawShape }): z.ZodObject {
  return z.strictObject({
    ...moduleOptions,
    ...(parts.database ? databaseOptions : {}),
    ...parts.own,
  });
}

const typed = z.object({ ...moduleOptions, ...z.object(databaseOptions).partial().shape });
export type ModuleConfig = z.output<typeof typed>;

/** The longest time that one answer of the module may take: no statement may run longer. */
export function longestDeadline(module: Manifest): number {
  const own = [...Object.values(module.pages), ...Object.values(module.boxes)].map(
    ({ deadline }) => deadline ?? module.deadline,
  );
  return Math.max(module.deadline, ...own);
}
