import { replicaReportSchema, wantedSchema } from "@madang/releases";
import { z } from "zod";
import { adminRoute, type AdminRoute } from "../admin-route.ts";
import { none, ofBuild } from "./common-schemas.ts";

export const runnerRoutes: readonly AdminRoute[] = [
  adminRoute({
    method: "GET",
    path: "/wanted",
    summary:
      "Builds that must run; with `after`, as soon as they are others, or when `wait` seconds are over.",
    needs: "runner",
    params: none,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
      wait: z.coerce.number().min(0).max(60).default(0),
    }),
    answers: { 200: wantedSchema },
    handle: async ({ admin, query: { after, wait }, signal }) => ({
      status: 200,
      body: after === undefined ? await admin.wanted.now() : await admin.wanted.after(after, wait, signal),
    }),
  }),
  adminRoute({
    method: "PUT",
    path: "/replicas/:module/:build",
    summary: "Where a runner's replicas of a build answer, or why there are none.",
    needs: "runner",
    params: ofBuild,
    query: none,
    body: replicaReportSchema,
    answers: { 204: undefined },
    action: "replicas",
    async handle({ admin, params, body, caller }) {
      const { origins, failure, runner } = body;
      const isNews = await admin.registry.setReplicas({ ...params, origins, failure, runner });
      const { module, build } = params;
      const said = failure === undefined ? {} : { failure };
      if (isNews)
        await admin.audit.done({
          by: caller.name,
          action: "replicas",
          module,
          detail: { build, runner, origins, ...said },
        });
      return { status: 204 };
    },
  }),
];
