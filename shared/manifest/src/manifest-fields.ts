import { z } from "zod";
import { criticalities } from "./criticality.ts";

/** Fields that several parts of a manifest share. */

const seconds = z
  .int()
  .min(0)
  .max(86_400 * 30);
export const milliseconds = z.int().min(50).max(120_000);
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, for example news-list")
  .max(40);

export const moduleIdSchema = slug
  .max(32)
  .describe("Stable identity of the module: lower-case words joined by hyphens.");

export const cacheSchema = z
  .strictObject({
    fresh: seconds.describe("Seconds for which an answer is fresh (RFC 9111, s-maxage)."),
    staleWhileRevalidate: seconds.default(0).describe("Seconds to serve stale while refreshing (RFC 5861)."),
    staleIfError: seconds
      .default(86_400)
      .describe("Seconds to serve stale when the module fails (RFC 5861)."),
  })
  .describe("How long the gateway may answer without asking the module. Public pages and boxes only.");

export const requiresSchema = z
  .union([z.enum(["anyone", "signed-in"]), z.strictObject({ role: slug })])
  .default("anyone")
  .describe("What a visitor must be: anyone, signed-in, or an officer with a role.");

export const queryNames = z
  .array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/, "must be a plain parameter name"))
  .max(20)
  .default([])
  .describe("Query parameters that matter. Others neither split the cache nor reach the module.");

/** `/news/:id`: literal segments and `:name` parameters; the language prefix is never part of it. */
export const pathPattern = z
  .string()
  .max(200)
  .regex(
    /^\/(?:(?:[a-z0-9][a-z0-9._-]*|:[a-z][a-zA-Z0-9]*)(?:\/(?:[a-z0-9][a-z0-9._-]*|:[a-z][a-zA-Z0-9]*))*)?$/,
    "must start with / and have segments like news or :id, without a trailing slash",
  );

/** A path without parameters: itself and everything below it. */
export const literalPath = z
  .string()
  .max(200)
  .regex(/^(?:\/[a-z0-9][a-z0-9._-]*)+$/, "must start with / and have literal segments, for example /drafts");

export const servingFields = {
  criticality: z
    .enum(criticalities)
    .optional()
    .describe("Class by harm to citizens; the module's when absent."),
  deadline: milliseconds
    .optional()
    .describe("Milliseconds that one answer may take in all; the module's when absent."),
};

export const bodyLimit = z
  .int()
  .min(1024)
  .max(64 * 1024 * 1024)
  .default(1024 * 1024);

export type CacheRules = z.infer<typeof cacheSchema>;
