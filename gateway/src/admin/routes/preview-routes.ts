import { moduleIdSchema } from "@madang/manifest";
import { previewLinkSchema, previewRequestSchema } from "@madang/releases";
import { z } from "zod";
import { adminRoute, type AdminRoute } from "../admin-route.ts";
import { none, releaseOf } from "./common-schemas.ts";

const ofPreview = z.strictObject({
  module: moduleIdSchema,
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be 1 to 40 small letters, digits or hyphens"),
});

export const previewRoutes: readonly AdminRoute[] = [
  adminRoute({
    method: "POST",
    path: "/modules/:module/previews/:name",
    summary: "Points a preview at a build, and gives the link that opens it.",
    needs: releaseOf,
    params: ofPreview,
    query: none,
    body: previewRequestSchema,
    answers: { 201: previewLinkSchema },
    action: "preview",
    handle: async ({ admin, params, body, caller, signal }) => ({
      status: 201,
      body: await admin.previews.open({ ...params, build: body.build, by: caller.name, signal }),
    }),
  }),
  adminRoute({
    method: "DELETE",
    path: "/modules/:module/previews/:name",
    summary: "Ends a preview; its links open nothing any more.",
    needs: releaseOf,
    params: ofPreview,
    query: none,
    answers: { 204: undefined },
    action: "end preview",
    async handle({ admin, params, caller }) {
      await admin.previews.end({ ...params, by: caller.name });
      return { status: 204 };
    },
  }),
];
