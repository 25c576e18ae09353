import { describeProblems, layoutRequestSchema, type ShellAssets, type Site } from "@madang/manifest";
import type { ModuleDefinition } from "@madang/module-kit/server";
import { shellErrors } from "../errors.ts";
import { renderLayout } from "./render-layout.tsx";

type Routes = NonNullable<ModuleDefinition["routes"]>;

/** `POST /layouts`: asked by gateways when their route table changes. */
export function addLayoutRoute(app: Parameters<Routes>[0], parts: { site: Site; assets: ShellAssets }): void {
  app.post("/layouts", async (request, reply) => {
    const asked = layoutRequestSchema.safeParse(request.body);
    if (!asked.success)
      throw shellErrors.create("LAYOUT_REQUEST", {
        problems: describeProblems(asked.error, layoutRequestSchema),
      });
    if (asked.data.site !== parts.site.id)
      throw shellErrors.create("SITE_UNKNOWN", { site: asked.data.site, known: parts.site.id });
    return reply.header("cache-control", "no-store").send(renderLayout({ request: asked.data, ...parts }));
  });
}
