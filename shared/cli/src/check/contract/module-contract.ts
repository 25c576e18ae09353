import { z } from "zod";
import { criticalities, moduleIdSchema } from "@madang/manifest";

/** JSON Schema 2020-12. */
const jsonSchema = z.record(z.string(), z.unknown());
const cache = z.object({ fresh: z.number(), staleWhileRevalidate: z.number(), staleIfError: z.number() });

const contractPageSchema = z.object({
  path: z.string(),
  methods: z.array(z.string()),
  query: z.array(z.string()),
  access: z.enum(["public", "personal"]),
  requires: z.union([z.string(), z.object({ role: z.string() })]),
  criticality: z.enum(criticalities),
  deadline: z.number(),
  cache: cache.optional(),
  /** What the values in the address must be. */
  values: z.object({ params: jsonSchema, query: jsonSchema }),
});
export type ContractPage = z.infer<typeof contractPageSchema>;

const contractBoxSchema = z.object({
  slot: z.string(),
  frame: z.string(),
  query: z.array(z.string()),
  cache: cache.optional(),
});
export type ContractBox = z.infer<typeof contractBoxSchema>;

const contractApiSchema = z.object({
  prefix: z.string(),
  access: z.enum(["public", "personal"]),
  personal: z.array(z.string()),
  cache: cache.optional(),
  openapi: jsonSchema,
});
export type ContractApi = z.infer<typeof contractApiSchema>;

const contractExportSchema = z.object({ name: z.string(), kind: z.enum(["value", "type"]) });

const exportsSchema = z.object({
  /** The file whose exports other modules import; its key in `declarations`. */
  entry: z.string(),
  names: z.array(contractExportSchema),
  /** Declaration files (`.d.ts`) of the contract folder by their path in it. */
  declarations: z.record(z.string(), z.string()),
});
export type ContractExports = z.infer<typeof exportsSchema>;

const migrationSchema = z.object({
  name: z.string(),
  kind: z.enum(["expand", "contract"]),
  checksum: z.string(),
});

/** What others rely on in one build of a module. Made from the build, kept with its release, compared with the next one. */
export const moduleContractSchema = z.object({
  schema: z.literal(1),
  module: moduleIdSchema,
  version: z.string(),
  pages: z.record(z.string(), contractPageSchema),
  boxes: z.record(z.string(), contractBoxSchema),
  /** Names of pages that the portal's menu shows. */
  navigation: z.array(z.string()),
  api: contractApiSchema.optional(),
  exports: exportsSchema.optional(),
  serviceLevel: z.object({ p95: z.number(), errors: z.number() }).optional(),
  migrations: z.array(migrationSchema),
  /** Parts whose end is announced. */
  deprecated: z.array(z.string()),
});
export type ModuleContract = z.infer<typeof moduleContractSchema>;
