import { z } from "zod";
import { criticalities } from "./criticality.ts";
import { deprecatedSchema, unknownDeprecations } from "./deprecated.ts";
import { localizedTextSchema } from "./languages.ts";
import { limitsSchema } from "./limits.ts";
import { equalPaths, wrongApiLimits, wrongNavigation } from "./manifest-relations.ts";
import {
  bodyLimit,
  cacheSchema,
  literalPath,
  milliseconds,
  moduleIdSchema,
  queryNames,
  slug,
} from "./manifest-fields.ts";
import { needsSchema } from "./needs.ts";
import { boxSchema, pageSchema } from "./page-schema.ts";

/**
 * What a module declares. This one schema gives validation, types, docs/manifest.md and editor help
 * (JSON Schema). It holds data only: the gateway, the shell and the tools read it without running the module.
 */

const navigationSchema = z.strictObject({
  page: slug.describe("Name of one of the module's pages, whose path has no parameters."),
  label: localizedTextSchema.describe("What the menu says."),
  order: z.int().min(0).max(1000).default(500).describe("Smaller comes first."),
});

const ownerSchema = z.strictObject({
  department: localizedTextSchema.describe("Name of the department."),
  telephone: z
    .string()
    .regex(/^[0-9][0-9-]{6,19}$/, "must be digits and hyphens, for example 000-000-2050")
    .describe("Telephone that citizens call."),
});

const serviceLevelSchema = z.strictObject({
  p95: milliseconds.describe("Milliseconds within which 95 % of answers arrive."),
  errors: z.number().min(0).max(0.1).describe("Share of answers that may fail."),
});

export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional().describe("Address of this schema, for editors."),
    id: moduleIdSchema,
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/, "must be a semantic version, for example 1.4.0")
      .describe("Semantic version of the module."),
    name: localizedTextSchema.describe("What citizens call the service."),
    owner: ownerSchema.describe("The department that answers when the service does not."),
    criticality: z
      .enum(criticalities)
      .describe("Class by harm to citizens of whatever does not say otherwise."),
    deadline: milliseconds.default(3000).describe("Milliseconds that one answer may take in all."),
    concurrency: z.int().min(1).max(10_000).default(200).describe("Requests in flight to one replica."),
    grade: z.int().min(1).max(4).describe("Grade of the information system, 1 the most important."),
    recovery: z
      .strictObject({
        time: z.int().min(0).describe("Minutes until it must serve again (recovery time objective)."),
        point: z.int().min(0).describe("Minutes of data that may be lost (recovery point objective)."),
      })
      .describe("Recovery objectives."),
    dependencies: z.array(slug).default([]).describe("What it cannot work without, for example postgresql."),
    pages: z.record(slug, pageSchema).default({}).describe("Pages by name."),
    boxes: z.record(slug, boxSchema).default({}).describe("Boxes by name."),
    navigation: z
      .array(navigationSchema)
      .max(10)
      .default([])
      .describe("What the portal's menu shows of the module."),
    api: z
      .strictObject({
        prefix: z
          .string()
          .regex(/^\/api\/[a-z][a-z0-9-]*$/, "must be /api/ and one segment, for example /api/news")
          .describe("Path below which the API answers."),
        access: z
          .enum(["public", "personal"])
          .default("public")
          .describe("public: the same for everyone. personal: never stored."),
        personal: z
          .array(literalPath)
          .max(20)
          .default([])
          .describe(
            "Paths below the prefix that belong to a person while the rest is public, for example /drafts.",
          ),
        bodyLimit: bodyLimit.describe("Bytes that a request may carry."),
        query: queryNames,
        cache: cacheSchema.optional(),
        limits: limitsSchema,
      })
      .optional()
      .describe("The module's API, described in OpenAPI at <prefix>/openapi.json."),
    deprecated: deprecatedSchema,
    needs: needsSchema.optional(),
    fallback: localizedTextSchema.describe("What a citizen reads when the module cannot answer."),
    load: z
      .strictObject({
        journeys: z
          .array(z.string().regex(/^load\/[a-z0-9-]+\.ts$/, "must be a file like load/read.ts"))
          .max(20)
          .describe("Files with the load test's journeys."),
        serviceLevel: serviceLevelSchema.describe("What the load test requires."),
      })
      .optional()
      .describe("How the module is tested under load."),
  })
  .superRefine((manifest, context) => {
    for (const { path, message } of [
      ...wrongNavigation(manifest),
      ...equalPaths(manifest),
      ...wrongApiLimits(manifest),
      ...unknownDeprecations(manifest),
    ])
      context.addIssue({ code: "custom", path, message });
  });

export type Manifest = z.infer<typeof manifestSchema>;
/** What an author writes: fields with defaults may be left out. */
export type ManifestInput = z.input<typeof manifestSchema>;
export type Page = Manifest["pages"][string];
export type Box = Manifest["boxes"][string];
