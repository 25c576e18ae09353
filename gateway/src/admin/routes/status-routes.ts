import { moduleIdSchema } from "@madang/manifest";
import { auditEntrySchema, statusSchema } from "@madang/releases";
import { z } from "zod";
import { adminRoute, type AdminRoute } from "../admin-route.ts";
import { portalStatus } from "../status/portal-status.ts";
import { none, ofModule } from "./common-schemas.ts";

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

export const statusRoutes: readonly AdminRoute[] = [
  adminRoute({
    method: "GET",
    path: "/status",
    summary: "What runs where, since when, by whom, and how it is.",
    needs: "read",
    params: none,
    query: z.strictObject({ module: moduleIdSchema.optional() }),
    answers: { 200: statusSchema },
    handle: async ({ admin, query }) => ({ status: 200, body: await portalStatus(admin, query.module) }),
  }),
  adminRoute({
    method: "GET",
    path: "/modules/:module/history",
    summary: "What was done to a module, and what was refused, newest first.",
    needs: "read",
    params: ofModule,
    query: z.strictObject({
      before: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
      limit: wholeNumber(1, 500).default(50),
    }),
    answers: { 200: z.array(auditEntrySchema) },
    handle: async ({ admin, params, query }) => ({
      status: 200,
      body: await admin.registry.history({
        module: params.module,
        limit: query.limit,
        ...(query.before === undefined ? {} : { before: query.before }),
      }),
    }),
  }),
  adminRoute({
    method: "GET",
    path: "/history",
    summary: "The same of the whole portal.",
    needs: "operator",
    params: none,
    query: z.strictObject({
      before: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
      limit: wholeNumber(1, 500).default(50),
    }),
    answers: { 200: z.array(auditEntrySchema) },
    handle: async ({ admin, query }) => ({
      status: 200,
      body: await admin.registry.history({
        limit: query.limit,
        ...(query.before === undefined ? {} : { before: query.before }),
      }),
    }),
  }),
];
