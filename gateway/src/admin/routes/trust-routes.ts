import { trustPolicySchema } from "@madang/releases";
import { adminRoute, type AdminRoute } from "../admin-route.ts";
import { changeTrust } from "../trust/change-trust.ts";
import { none } from "./common-schemas.ts";

/** Twenty thousand module ids of sixty letters, and keys. */
const largestPolicy = 4 * 1024 * 1024;

export const trustRoutes: readonly AdminRoute[] = [
  adminRoute({
    method: "GET",
    path: "/trust",
    summary: "Who may release what.",
    needs: "read",
    params: none,
    query: none,
    answers: { 200: trustPolicySchema },
    handle: async ({ admin }) => ({ status: 200, body: (await admin.channels.withTrust()).trust }),
  }),
  adminRoute({
    method: "PUT",
    path: "/trust",
    summary: "Puts another trust policy in force; it reaches every gateway with the next snapshot.",
    needs: "operator",
    params: none,
    query: none,
    body: trustPolicySchema,
    bodyLimit: largestPolicy,
    answers: { 200: trustPolicySchema },
    action: "trust",
    handle: async ({ admin, body, caller }) => ({
      status: 200,
      body: await changeTrust(admin, body, caller.name),
    }),
  }),
];
