import { z } from "zod";

/** Exactly one origin with a host of at least two labels: no wildcard, no path, nothing that could end a directive. */
export const httpsOrigin = z
  .string()
  .max(200)
  .regex(
    /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[1-9]\d{0,4})?$/,
    "must be an https origin without a path, for example https://tiles.example.go.kr",
  );

const origins = z.array(httpsOrigin).max(10).default([]);

/** What a module's pages and boxes load from elsewhere. The operator allows each origin for the team before a release that needs it is taken up. */
export const needsSchema = z
  .strictObject({
    connect: origins.describe("Origins that scripts ask (CSP connect-src)."),
    images: origins.describe("Origins of pictures (CSP img-src)."),
    frames: origins.describe("Origins of pages in frames (CSP frame-src)."),
  })
  .describe(
    "Origins beyond the portal's own that its pages and boxes need; the operator must allow them. Without it they reach the portal alone.",
  );

export type Needs = z.infer<typeof needsSchema>;
