import { z } from "zod";
import { moduleIdSchema } from "@madang/manifest";
import { digestSchema } from "./release-statement.ts";
import { trustPolicySchema } from "./trust-policy.ts";

const build = z.string().regex(/^[a-z0-9]{8,40}$/);
const previewName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be 1 to 40 small letters, digits or hyphens");

interface NamingBuilds {
  readonly stable: string;
  readonly canary?: { readonly build: string } | undefined;
  readonly previews: Readonly<Record<string, string>>;
  readonly ending: readonly string[];
}

/** Where a module's channels name a build. */
function namedBuilds({
  stable,
  canary,
  previews,
  ending,
}: NamingBuilds): { path: string[]; build: string }[] {
  return [
    { path: ["stable"], build: stable },
    ...(canary === undefined ? [] : [{ path: ["canary", "build"], build: canary.build }]),
    ...Object.entries(previews).map(([name, build]) => ({ path: ["previews", name], build })),
    ...ending.map((build, index) => ({ path: ["ending", String(index)], build })),
  ];
}

/** What of one module is live. Every build that is named anywhere stands in `builds`. */
export const moduleChannelsSchema = z
  .strictObject({
    stable: build,
    /** `weight`: share of the visitors in percent, to two decimals. */
    canary: z.strictObject({ build, weight: z.number().min(0).max(100) }).optional(),
    /** By name, for the team alone. */
    previews: z.record(previewName, build).default({}),
    /** Builds that end: no new visitor gets them, forms that were begun on them are still sent to them. */
    ending: z.array(build).max(20).default([]),
    builds: z.record(
      build,
      z.strictObject({
        digest: digestSchema,
        version: z.string().max(60),
        /** Id of the revoked key that signed it: the operator lets it go on where it is live, until a release of a good key takes its place. */
        keptDespite: z.string().max(60).optional(),
      }),
    ),
  })
  .superRefine((channels, context) => {
    for (const { path, build } of namedBuilds(channels))
      if (!Object.hasOwn(channels.builds, build))
        context.addIssue({
          code: "custom",
          path,
          message: `names the build ${build}, which is not in builds`,
        });
  });
export type ModuleChannels = z.infer<typeof moduleChannelsSchema>;

/**
 * All channels of a portal at one moment, signed with the operator's key. `sequence` rises by one with each; a gateway never goes back
 * to a smaller one, whoever signed it.
 */
export const channelSnapshotSchema = z.strictObject({
  schema: z.literal(1),
  sequence: z.int().min(1),
  issuedAt: z.iso.datetime(),
  trust: trustPolicySchema,
  modules: z.record(moduleIdSchema, moduleChannelsSchema),
});
export type ChannelSnapshot = z.infer<typeof channelSnapshotSchema>;
