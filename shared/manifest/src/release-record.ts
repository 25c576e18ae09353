import { z } from "zod";
import { checkPlainly, describeProblems } from "./describe-problems.ts";
import { manifestErrors } from "./errors.ts";
import { manifestSchema } from "./manifest.ts";
import { moduleIdSchema } from "./manifest-fields.ts";

/**
 * What a build leaves behind and the gateway routes by: immutable facts about one build of one module.
 * *Where* the build runs is a separate, mutable mapping (endpoints).
 */

/** Subresource Integrity (https://www.w3.org/TR/sri-2/): one sha384 digest. */
const integrity = z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/, "must be one sha384 digest");

/** Beside the record itself. */
const fileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "must be a file name without a folder");

/** Public address of an immutable file: /_assets/<module>/<build>/<file>. */
const assetPath = z
  .string()
  .regex(/^\/_assets\/[a-z0-9-]+\/[a-z0-9]+\/[A-Za-z0-9._/-]+$/)
  .refine((path) => !path.includes(".."));

const assetSchema = z.strictObject({
  path: assetPath,
  integrity,
  bytes: z.int().min(0),
  type: z.string().min(3).max(100),
});

const linkSchema = z.strictObject({ href: assetPath, integrity });

export const viewSchema = z.strictObject({
  styles: z.array(linkSchema).max(8).describe("Stylesheets of this view, beyond the shell's base sheet."),
  interactive: z.boolean().describe("The container exposes ./<view>; the browser hydrates it."),
});

export const releaseRecordSchema = z.strictObject({
  schema: z.literal(1),
  module: moduleIdSchema,
  version: z.string().max(60),
  build: z
    .string()
    .regex(/^[a-z0-9]{8,40}$/)
    .describe("Content hash of the build; part of every asset's address."),
  manifest: manifestSchema,
  server: z.strictObject({ file: fileName, integrity }),
  container: z
    .strictObject({
      name: z.string().regex(/^[a-zA-Z_$][\w$]*$/),
      entry: assetPath,
      integrity,
      preload: z.array(linkSchema).default([]),
    })
    .optional()
    .describe("Module Federation container, when at least one view is interactive."),
  views: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), viewSchema),
  assets: z.array(assetSchema).max(5000),
});

export type ReleaseRecord = z.infer<typeof releaseRecordSchema>;
export type StyleLink = z.infer<typeof linkSchema>;

/** Throws MANIFEST_RECORD_INVALID. */
export function parseReleaseRecord(input: unknown, subject: string): ReleaseRecord {
  const result = checkPlainly(releaseRecordSchema, input);
  if (result.success) return result.data;
  throw manifestErrors.create(
    "RECORD_INVALID",
    { subject, problems: describeProblems(result.error, releaseRecordSchema) },
    result.error,
  );
}
