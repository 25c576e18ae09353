import type { FastifyInstance } from "fastify";
import { MadangError } from "@madang/errors";
import { z } from "zod";
import { bucketName, readBucket } from "../channels/bucket-cookie.ts";
import { buckets } from "../channels/bucket.ts";
import { scopedTag } from "../cache/purge/tags.ts";
import type { ResponseStore } from "../cache/store/response-store.ts";
import { gatewayErrors } from "../errors.ts";
import type { Gateway } from "../gateway.ts";
import { explainAddress } from "./explain-address.ts";

const purgeSchema = z.strictObject({
  module: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "must be a module's id"),
  tags: z
    .array(z.string().regex(/^[A-Za-z0-9:._-]{1,100}$/, "must be a tag"))
    .min(1)
    .max(1000)
    .optional(),
  mode: z.enum(["soft", "hard"]).default("soft"),
});

/**
 * For operators, on their own listener. `GET /cache?address=/news` explains why a page is answered as it is, with `&bucket=` for a visitor
 * with that bucket. `POST /cache/purge` with
 * `{ module, tags?, mode? }` reaches every gateway; without tags, everything of the module.
 */
export function addCacheRoutes(app: FastifyInstance, gateway: Gateway, store: ResponseStore): void {
  app.get("/cache", async (request, reply) => {
    const { address, bucket } = request.query as Record<string, string | string[] | undefined>;
    if (typeof address !== "string" || address === "")
      throw gatewayErrors.create("EXPLAIN_WHAT", { given: JSON.stringify(address ?? "") });
    const explained = await explainAddress(gateway, store, address, bucketFrom(bucket));
    return reply.header("cache-control", "no-store").send(explained);
  });
  app.post("/cache/purge", async (request, reply) => {
    const checked = purgeSchema.safeParse(request.body);
    if (!checked.success)
      throw gatewayErrors.create("PURGE_INVALID", { problems: z.prettifyError(checked.error) });
    const { module, tags = [module], mode } = checked.data;
    await store.purge({ tags: tags.map((tag) => scopedTag(module, tag)), mode });
    gateway.log.warn({ module, tags, mode }, "purged by an operator");
    return reply.code(202).send({ purged: tags, module, mode });
  });
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof MadangError ? error : undefined;
    const status = known?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
    return reply
      .code(status)
      .send({ code: known?.code ?? "GATEWAY_INTERNAL", detail: (error as Error).message });
  });
}

function bucketFrom(given: string | string[] | undefined): number | undefined {
  if (given === undefined) return undefined;
  const bucket = readBucket(`${bucketName}=${String(given)}`);
  if (bucket === undefined)
    throw gatewayErrors.create("EXPLAIN_BUCKET", { given: JSON.stringify(given), last: buckets - 1 });
  return bucket;
}
