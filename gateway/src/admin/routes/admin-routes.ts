import type { AdminRoute } from "../admin-route.ts";
import { moveRoutes } from "./move-routes.ts";
import { previewRoutes } from "./preview-routes.ts";
import { releaseRoutes } from "./release-routes.ts";
import { runnerRoutes } from "./runner-routes.ts";
import { statusRoutes } from "./status-routes.ts";
import { storeRoutes } from "./store-routes.ts";
import { trustRoutes } from "./trust-routes.ts";

/** Every address of the admin API; what stands here is answered, checked and described. */
export const adminRoutes: readonly AdminRoute[] = [
  ...storeRoutes,
  ...releaseRoutes,
  ...moveRoutes,
  ...previewRoutes,
  ...statusRoutes,
  ...trustRoutes,
  ...runnerRoutes,
];
