import { z } from "zod";
import { moduleIdSchema } from "@madang/manifest";
import { envelopeSchema } from "./envelope.ts";
import { digestSchema } from "./release-statement.ts";

/**
 * What the admin API and its clients say to each other, all below `/v1`. Errors are RFC 9457 problem documents with `code` (stable),
 * `detail` (names the value and the remedy). A bearer token (RFC 6750) has scopes: `read`, `release:<module>` (or `release:*`),
 * `runner` (starts processes), `operator` (trust, every module).
 *
 * GET    /openapi.json                                  this document
 * HEAD   /blobs/:digest                                 200 · 404
 * GET    /blobs/:digest          read                   bytes, as they lie in the store: `verify` and the contract gate read them
 * PUT    /blobs/:digest          release:*any           bytes → 201, 200 where it is there
 * HEAD   /assets/:module/:build/*path  read             200 · 404: an interrupted release sends only what is missing
 * GET    /assets/:module/:build/*path  read             bytes
 * PUT    /assets/:module/:build/*path  release:<module> bytes with `madang-digest` (sha256 hex) → 201, 200
 * POST   /releases               release:<module>       {envelope} → 201 releaseSummary; every blob and asset must be in the store
 * GET    /modules/:module/releases          read        releaseSummary[]
 * GET    /modules/:module/releases/:build   read        {envelope}
 * POST   /modules/:module/moves  release:<module>       moveRequest → 202 move
 * GET    /moves/:id              read                   move
 * POST   /modules/:module/previews/:name  release:<module>  {build} → 201 {address, until}: the signed link
 * DELETE /modules/:module/previews/:name  release:<module>
 * GET    /status                 read                   status (?module=)
 * GET    /modules/:module/history           read        auditEntry[] (?before=&limit=)
 * GET    /trust                  read · PUT /trust operator
 * GET    /wanted                 runner                 wanted (?after=<revision>&wait=<seconds>: answers when it has changed)
 * PUT    /replicas/:module/:build runner                replicaReport
 */
export const releaseSummarySchema = z.strictObject({
  module: moduleIdSchema,
  build: z.string(),
  version: z.string(),
  digest: digestSchema,
  createdAt: z.iso.datetime(),
  by: z.string(),
  /** What is allowed and worth a thought, for example a version that goes back. */
  warning: z.string().optional(),
});
export type ReleaseSummary = z.infer<typeof releaseSummarySchema>;

export const releaseRequestSchema = z.strictObject({ envelope: envelopeSchema });

export const moveRequestSchema = z.discriminatedUnion("to", [
  /** To all visitors: at once, or in guarded steps. */
  z.strictObject({
    to: z.literal("stable"),
    build: z.string(),
    guard: z.boolean().default(false),
    by: z.string().max(100).optional(),
  }),
  z.strictObject({
    to: z.literal("canary"),
    build: z.string(),
    weight: z.number().min(0).max(100),
    by: z.string().max(100).optional(),
  }),
  /** What was stable before, or a named build; a canary is ended. While there is a canary and no build is named, ending it is all; so is ending what is on its way, which never has to be waited for. */
  z.strictObject({
    to: z.literal("previous"),
    build: z.string().optional(),
    by: z.string().max(100).optional(),
  }),
]);
export type MoveRequest = z.infer<typeof moveRequestSchema>;

export const previewRequestSchema = z.strictObject({ build: z.string().max(40) });
/** The signed link, and when it ends. */
export const previewLinkSchema = z.strictObject({ address: z.url(), until: z.iso.datetime() });
export type PreviewLink = z.infer<typeof previewLinkSchema>;

export const moveStates = ["waiting", "guarding", "done", "rolled-back", "failed"] as const;

/** A channel on its way to another build. */
export const moveSchema = z.strictObject({
  id: z.uuid(),
  module: moduleIdSchema,
  request: moveRequestSchema,
  /** Name of the token that asked for it. */
  by: z.string().max(60).optional(),
  state: z.enum(moveStates),
  /** In their order; `text` is a sentence for people. */
  steps: z.array(z.strictObject({ at: z.iso.datetime(), text: z.string() })),
  /** Of a guarded promotion so far: shares of the visitors, and since when, milliseconds since 1970 by the registry's clock. */
  weights: z.array(z.strictObject({ weight: z.number(), since: z.int() })).optional(),
  /** Sequence of the snapshot that carries it out. */
  sequence: z.int().optional(),
  code: z.string().optional(),
  reason: z.string().optional(),
});
export type Move = z.infer<typeof moveSchema>;

/** Builds that must run. A runner starts what is not there, beside what is, and ends what is wanted no more. */
export const wantedSchema = z.strictObject({
  revision: z.int(),
  builds: z.array(
    z.strictObject({
      module: moduleIdSchema,
      build: z.string(),
      server: z.strictObject({ digest: digestSchema, bytes: z.int() }),
      /** `ending` ones answer what they have begun; they need not be started again when they die. */
      state: z.enum(["live", "next", "ending"]),
    }),
  ),
});
export type Wanted = z.infer<typeof wantedSchema>;

export const replicaReportSchema = z.strictObject({
  /** All replicas of this build that this runner has; an empty list when it has ended. */
  origins: z.array(z.url({ protocol: /^https?$/ })).max(100),
  /** Why it does not run. */
  failure: z.string().max(2000).optional(),
  runner: z.string().max(100),
});
export type ReplicaReport = z.infer<typeof replicaReportSchema>;

export const statusSchema = z.strictObject({
  sequence: z.int(),
  gateways: z.array(
    z.strictObject({
      id: z.string(),
      sequence: z.int(),
      seenAt: z.iso.datetime(),
      refused: z.record(z.string(), z.string()),
    }),
  ),
  modules: z.array(
    z.strictObject({
      module: moduleIdSchema,
      channels: z.array(
        z.strictObject({
          channel: z.string(),
          build: z.string(),
          version: z.string(),
          weight: z.number().optional(),
          since: z.iso.datetime(),
          by: z.string(),
          replicas: z.array(
            z.strictObject({ origin: z.string(), healthy: z.boolean(), failure: z.string().optional() }),
          ),
          warning: z.string().optional(),
        }),
      ),
    }),
  ),
});
export type Status = z.infer<typeof statusSchema>;

export const auditEntrySchema = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  /** Name of the token. */
  by: z.string(),
  action: z.string(),
  module: moduleIdSchema.optional(),
  detail: z.record(z.string(), z.unknown()),
  /** Refused attempts are written down too. */
  outcome: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
