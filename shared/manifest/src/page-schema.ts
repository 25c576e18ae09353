import { z } from "zod";
import { languages, localizedTextSchema } from "./languages.ts";
import { countTwice, limitsSchema, type Limit } from "./limits.ts";
import {
  bodyLimit,
  cacheSchema,
  pathPattern,
  queryNames,
  requiresSchema,
  servingFields,
  slug,
} from "./manifest-fields.ts";

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
    uploads: z.boolean().default(false).describe("The form may carry files (multipart/form-data, RFC 7578)."),
    bodyLimit: bodyLimit.describe("Bytes that a POST may carry."),
    query: queryNames,
    layout: z
      .enum(["page", "wide"])
      .default("page")
      .describe("page: a reading column in the portal's frame. wide: the whole width."),
    cache: cacheSchema.optional(),
    limits: limitsSchema,
    early: z
      .boolean()
      .default(false)
      .describe("The layout may be sent before the module has answered; the status is then 200."),
    ...servingFields,
  })
  .superRefine((page, context) => {
    for (const { field, message } of contradictions(page))
      context.addIssue({ code: "custom", path: [field], message });
  });

interface Contradiction {
  readonly field: string;
  readonly message: string;
}

interface PageFacts {
  readonly path: string;
  readonly access: "public" | "personal";
  readonly requires: unknown;
  readonly form: boolean;
  readonly uploads: boolean;
  readonly early: boolean;
  readonly limits: readonly Limit[];
  readonly cache?: unknown;
}

/** What each field allows by itself, but not together with another one. */
function contradictions(page: PageFacts): Contradiction[] {
  const personal = page.access === "personal";
  return [
    {
      wrong: reservedSegments.includes(firstSegment(page.path)),
      field: "path",
      message: `must not begin with /${firstSegment(page.path)}, which belongs to the portal; choose another first segment`,
    },
    {
      wrong: hasTwice(parametersOf(page.path)),
      field: "path",
      message: "names a parameter twice; give each parameter a name of its own",
    },
    {
      wrong: personal && page.cache !== undefined,
      field: "cache",
      message: "must be left out of a personal page, which is never stored; or make access public",
    },
    {
      wrong: !personal && page.requires !== "anyone",
      field: "requires",
      message: "asks who the visitor is; make access personal",
    },
    {
      wrong: !personal && page.form,
      field: "form",
      message: "belongs to a person; make access personal",
    },
    {
      wrong: page.uploads && !page.form,
      field: "uploads",
      message: "belongs to a form; make form true as well",
    },
    {
      wrong: page.early && (page.form || personal),
      field: "early",
      message: "must be false here; only a public GET page may be flushed early",
    },
    {
      wrong: !personal && page.limits.some(({ by }) => by === "visitor"),
      field: "limits",
      message: "counts visitors, whom a public page does not know; count by address, or make access personal",
    },
    {
      wrong: !page.form && page.limits.some(({ methods }) => methods === "unsafe"),
      field: "limits",
      message: 'counts what is sent, and this page takes nothing; write methods: "all", or make form true',
    },
    {
      wrong: countTwice(page.limits),
      field: "limits",
      message: "counts the same client twice in the same seconds; keep the one that you mean",
    },
  ].filter(({ wrong }) => wrong);
}

/** Addresses of the portal itself, and the language prefixes (docs/architecture.md, "Addresses"). */
const reservedSegments: readonly string[] = ["api", "health", "metrics", "preferences", ...languages];

function firstSegment(path: string): string {
  return path.split("/")[1] ?? "";
}

function parametersOf(path: string): string[] {
  return path.split("/").filter((segment) => segment.startsWith(":"));
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

export const boxSchema = z
  .strictObject({
    slot: slug.describe("Where it is shown, for example home or search."),
    order: z.int().min(0).max(1000).default(500).describe("Smaller comes first within the slot."),
    frame: z
      .enum(["section", "item"])
      .default("section")
      .describe("section: stands for itself. item: one <li> of the slot's list, left out when it fails."),
    title: localizedTextSchema.describe("Names the box, also when it cannot be shown."),
    query: queryNames,
    cache: cacheSchema.optional(),
    ...servingFields,
  })
  .describe("A fragment that other pages show. Always public.");
