import { envelopeSchema, largestRelease, releaseRequestSchema, releaseSummarySchema } from "@madang/releases";
import { z } from "zod";
import { adminRoute, type AdminRoute } from "../admin-route.ts";
import { adminErrors } from "../errors.ts";
import { backwards } from "../moves/move-words.ts";
import { demand } from "../tokens/identify.ts";
import { none, ofBuild, ofModule } from "./common-schemas.ts";

/** Base64 of the largest record, its signatures, and the JSON around them. */
const largestRequest = Math.ceil(largestRelease / 3) * 4 + 64 * 1024;

export const releaseRoutes: readonly AdminRoute[] = [
  adminRoute({
    method: "POST",
    path: "/releases",
    summary: "Takes a signed release in; every file that it names must be in the store.",
    needs: "release",
    params: none,
    query: none,
    body: releaseRequestSchema,
    bodyLimit: largestRequest,
    answers: { 201: releaseSummarySchema },
    action: "release",
    async handle({ admin, body, caller }) {
      const { admission, audit, channels } = admin;
      const verified = await admission.verify(body.envelope);
      const { module, build, version } = verified.statement.record;
      demand(caller, `release:${module}`);
      const { summary } = await admission.admit(body.envelope, verified, caller.name);
      const live = (await channels.current())?.modules[module];
      const warning = backwards(live?.builds[live.stable]?.version, version);
      const { digest, team, keyId } = verified;
      const said = warning === undefined ? {} : { warning };
      await audit.done({
        by: caller.name,
        action: "release",
        module,
        detail: { build, version, digest, team, key: keyId, ...said },
      });
      return { status: 201, body: { ...summary, ...said } };
    },
  }),
  adminRoute({
    method: "GET",
    path: "/modules/:module/releases",
    summary: "Releases of a module, newest first.",
    needs: "read",
    params: ofModule,
    query: none,
    answers: { 200: z.array(releaseSummarySchema) },
    handle: async ({ admin, params }) => ({
      status: 200,
      body: await admin.registry.releases(params.module),
    }),
  }),
  adminRoute({
    method: "GET",
    path: "/modules/:module/releases/:build",
    summary: "A release as it was signed.",
    needs: "read",
    params: ofBuild,
    query: none,
    answers: { 200: z.strictObject({ envelope: envelopeSchema }) },
    async handle({ admin, params: { module, build } }) {
      const summary = (await admin.registry.releases(module)).find((release) => release.build === build);
      if (summary === undefined) throw adminErrors.create("NOT_RELEASED", { module, build });
      const envelope = (await admin.registry.envelopes([summary.digest])).get(summary.digest);
      if (envelope === undefined) throw adminErrors.create("NOT_RELEASED", { module, build });
      return { status: 200, body: { envelope } };
    },
  }),
];
