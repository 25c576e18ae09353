import { z } from "zod";
import { criticalities } from "./criticality.ts";
import { localizedTextSchema } from "./languages.ts";

/**
 * What a module declares. This one schema gives validation, types, docs/manifest.md and editor help
 * (JSON Schema). It holds data only: the gateway, the shell and the tools read it without running the module.
 */

const seconds = z
  .int()
  .min(0)
  .max(86_400 * 30);
const milliseconds = z.int().min(50).max(120_000);
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, for example news-list")
  .max(40);

export const moduleIdSchema = slug
  .max(32)
  .describe("Stable identity of the module: lower-case words joined by hyphens.");

const cacheSchema = z
  .strictObject({
    fresh: seconds.describe("Seconds for which an answer is fresh (RFC 9111, s-maxage)."),
    staleWhileRevalidate: seconds.default(0).describe("Seconds to serve stale while refreshing (RFC 5861)."),
    staleIfError: seconds
      .default(86_400)
      .describe("Seconds to serve stale when the module fails (RFC 5861)."),
  })
  .describe("How long the gateway may answer without asking the module. Public pages and boxes only.");

const requiresSchema = z
  .union([z.enum(["anyone", "signed-in"]), z.strictObject({ role: slug })])
  .default("anyone")
  .describe("What a visitor must be: anyone, signed-in, or an officer with a role.");

const queryNames = z
  .array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/, "must be a plain parameter name"))
  .max(20)
  .default([])
  .describe("Query parameters that matter. Others neither split the cache nor reach the module.");

/** `/news/:id`: literal segments and `:name` parameters; the language prefix is never part of it. */
const pathPattern = z
  .string()
  .max(200)
  .regex(
    /^\/(?:(?:[a-z0-9][a-z0-9._-]*|:[a-z][a-zA-Z0-9]*)(?:\/(?:[a-z0-9][a-z0-9._-]*|:[a-z][a-zA-Z0-9]*))*)?$/,
    "must start with / and have segments like news or :id, without a trailing slash",
  );

const servingFields = {
  criticality: z
    .enum(criticalities)
    .optional()
    .describe("Class by harm to citizens; the module's when absent."),
  deadline: milliseconds
    .optional()
    .describe("Milliseconds that one answer may take in all; the module's when absent."),
};

export const pageSchema = z
  .strictObject({
    path: pathPattern.describe("Path pattern without language prefix, for example /news/:id."),
    title: localizedTextSchema.describe(
      "Title known before the module answers (early flush, fallback, history).",
    ),
    access: z
      .enum(["public", "personal"])
      .describe("public: the same for everyone, cacheable. personal: never stored."),
    requires: requiresSchema,
    form: z
      .boolean()
      .default(false)
      .describe("Accepts POST to its own address (then 303, or 422 with messages)."),
    bodyLimit: z
      .int()
      .min(1024)
      .max(64 * 1024 * 1024)
      .default(1024 * 1024)
      .describe("Bytes that a POST may carry."),
    query: queryNames,
    layout: z
      .enum(["page", "wide"])
      .default("page")
      .describe("page: a reading column in the portal's frame. wide: the whole width."),
    cache: cacheSchema.optional(),
    early: z
      .boolean()
      .default(false)
      .describe("The layout may be sent before the module has answered; the status is then 200."),
    ...servingFields,
  })
  .superRefine((page, context) => {
    if (page.access === "personal" && page.cache !== undefined)
      context.addIssue({
        code: "custom",
        path: ["cache"],
        message: "a personal page is never stored; remove cache, or make access public",
      });
    if (page.access === "public" && page.requires !== "anyone")
      context.addIssue({
        code: "custom",
        path: ["requires"],
        message: "a page that asks who the visitor is must have access personal",
      });
    if (page.access === "public" && page.form)
      context.addIssue({
        code: "custom",
        path: ["form"],
        message: "a form belongs to a person; make access personal",
      });
    if (page.early && (page.form || page.access === "personal"))
      context.addIssue({
        code: "custom",
        path: ["early"],
        message: "only a public GET page may be flushed early",
      });
  });

export const boxSchema = z
  .strictObject({
    slot: slug.describe("Where it is shown, for example home or search."),
    order: z.int().min(0).max(1000).default(500).describe("Smaller comes first within the slot."),
    title: localizedTextSchema.describe("Names the box, also when it cannot be shown."),
    query: queryNames,
    cache: cacheSchema.optional(),
    ...servingFields,
  })
  .describe("A fragment that other pages show. Always public.");

const navigationSchema = z.strictObject({
  page: slug.describe("Name of one of the module's pages, whose path has no parameters."),
  label: localizedTextSchema,
  order: z.int().min(0).max(1000).default(500),
});

const ownerSchema = z.strictObject({
  department: localizedTextSchema,
  telephone: z.string().regex(/^[0-9][0-9-]{6,19}$/, "must be digits and hyphens, for example 000-000-2050"),
});

const serviceLevelSchema = z.strictObject({
  p95: milliseconds.describe("Milliseconds within which 95 % of answers arrive."),
  errors: z.number().min(0).max(0.1).describe("Share of answers that may fail."),
});

export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: moduleIdSchema,
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/, "must be a semantic version, for example 1.4.0"),
    name: localizedTextSchema.describe("What citizens call the service."),
    owner: ownerSchema.describe("The department that answers when the service does not."),
    criticality: z
      .enum(criticalities)
      .describe("Class by harm to citizens of whatever does not say otherwise."),
    deadline: milliseconds.default(3000),
    concurrency: z.int().min(1).max(10_000).default(200).describe("Requests in flight to one replica."),
    grade: z.int().min(1).max(4).describe("Grade of the information system, 1 the most important."),
    recovery: z
      .strictObject({
        time: z.int().min(0).describe("Minutes until it must serve again (recovery time objective)."),
        point: z.int().min(0).describe("Minutes of data that may be lost (recovery point objective)."),
      })
      .describe("Recovery objectives."),
    dependencies: z.array(slug).default([]).describe("What it cannot work without, for example postgresql."),
    pages: z.record(slug, pageSchema).default({}),
    boxes: z.record(slug, boxSchema).default({}),
    navigation: z.array(navigationSchema).max(10).default([]),
    api: z
      .strictObject({
        prefix: z
          .string()
          .regex(/^\/api\/[a-z][a-z0-9-]*$/, "must be /api/ and one segment, for example /api/news"),
        access: z.enum(["public", "personal"]).default("public"),
        bodyLimit: z
          .int()
          .min(1024)
          .max(64 * 1024 * 1024)
          .default(1024 * 1024),
        query: queryNames,
        cache: cacheSchema.optional(),
      })
      .optional(),
    fallback: localizedTextSchema.describe("What a citizen reads when the module cannot answer."),
    load: z
      .strictObject({
        journeys: z
          .array(z.string().regex(/^load\/[a-z0-9-]+\.ts$/, "must be a file like load/read.ts"))
          .max(20),
        serviceLevel: serviceLevelSchema,
      })
      .optional(),
  })
  .superRefine((manifest, context) => {
    for (const [index, item] of manifest.navigation.entries()) {
      const page = manifest.pages[item.page];
      const at = ["navigation", index, "page"];
      if (page === undefined)
        context.addIssue({
          code: "custom",
          path: at,
          message: `"${item.page}" is not one of the pages: ${Object.keys(manifest.pages).join(", ")}`,
        });
      else if (page.path.includes(":"))
        context.addIssue({
          code: "custom",
          path: at,
          message: `"${item.page}" has a parameter in its path; navigation needs a page without`,
        });
    }
  });

export type Manifest = z.infer<typeof manifestSchema>;
/** What an author writes: fields with defaults may be left out. */
export type ManifestInput = z.input<typeof manifestSchema>;
export type Page = Manifest["pages"][string];
export type Box = Manifest["boxes"][string];
export type CacheRules = z.infer<typeof cacheSchema>;
