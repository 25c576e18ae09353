import { z } from "zod";
import { releaseRecordSchema } from "@madang/manifest";

/** SHA-256 in hexadecimal letters: the name of a blob in the store, and of a release. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 digest in hexadecimal");

/** A file of the release that is no public asset; its bytes lie in the store under their digest. */
export const blobSchema = z.strictObject({ digest: digestSchema, bytes: z.int().min(0) });

/** What a team signs. Immutable; its own digest (of the payload's bytes) is the release's name in channel snapshots. */
export const releaseStatementSchema = z.strictObject({
  schema: z.literal(1),
  record: releaseRecordSchema,
  createdAt: z.iso.datetime(),
  /** A gzipped tar: server.js and whatever it reads while it runs. */
  server: blobSchema,
  /** What others may rely on: OpenAPI document, shared views and events (the contract gate reads it). */
  contract: blobSchema.optional(),
  /** Where the source was; the contract gate finds the tests of a release by it. */
  source: z.strictObject({ commit: z.string().max(64), changed: z.boolean() }).optional(),
});
export type ReleaseStatement = z.infer<typeof releaseStatementSchema>;
