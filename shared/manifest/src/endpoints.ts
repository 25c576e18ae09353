import { z } from "zod";
import { moduleIdSchema } from "./manifest-fields.ts";

/** Where releases run: module id to the origins of its replicas. Mutable, kept apart from release records. */
export const endpointsSchema = z.record(
  moduleIdSchema,
  z
    .array(
      z.url({ protocol: /^https?$/, error: "must be an http origin, for example http://127.0.0.1:4001" }),
    )
    .min(1)
    .max(100),
);
export type Endpoints = z.infer<typeof endpointsSchema>;
