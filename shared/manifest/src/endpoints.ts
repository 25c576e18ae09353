import { z } from "zod";
import { moduleIdSchema } from "./manifest-fields.ts";

/** `news`, or `news@<build>` for the replicas of one build alone. */
const endpointsKey = z.union([
  moduleIdSchema,
  z
    .string()
    .max(80)
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*@[a-z0-9]{8,40}$/,
      "must be a module id, or one with @<build> behind it",
    ),
]);

/** Where releases run: module id (or one of its builds) to the origins of the replicas. Mutable, kept apart from release records. */
export const endpointsSchema = z.record(
  endpointsKey,
  z
    .array(
      z.url({ protocol: /^https?$/, error: "must be an http origin, for example http://127.0.0.1:4001" }),
    )
    .min(1)
    .max(100),
);
export type Endpoints = z.infer<typeof endpointsSchema>;
