import { describeProblems, layoutRequestSchema, type ShellAssets, type Site } from "@madang/manifest";
import type { FastifyInstance } from "fastify";
import { shellErrors } from "../errors.ts";
import { renderLayout } from "./render-layout.tsx";

/** `POST /layouts`: asked by gateways when their route table changes. */
export function addLayoutRoute(app: FastifyInstance, parts: { site: Site; assets: ShellAssets }): void {
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
