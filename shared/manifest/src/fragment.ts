import { z } from "zod";
import { checkPlainly, describeProblems } from "./describe-problems.ts";
import { manifestErrors } from "./errors.ts";

/**
 * A module answers a page or box with HTML in the body and this description in the `madang-fragment` field.
 * The gateway never parses the body: it joins bytes. Status, Location and Cache-Control are HTTP's own.
 */

const localPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\s\\]*$/, "must be a path on this site");

const text = z.string().max(500);

export const crumbSchema = z.strictObject({ label: text, href: localPath.optional() });

export const fragmentSchema = z.strictObject({
  v: z.literal(1),
  view: z
    .string()
    .max(40)
    .describe("Key of the release record's views: which styles, and whether to hydrate."),
  title: text.optional().describe("Pages only."),
  description: text.optional(),
  breadcrumb: z
    .array(crumbSchema)
    .max(8)
    .default([])
    .describe("Below the home page; the last one is the page itself."),
  alternates: z
    .partialRecord(z.enum(["ko", "en"]), localPath)
    .optional()
    .describe("The same document in other languages, full paths; absent: the same path in each language."),
  canonical: localPath
    .optional()
    .describe("Full path with the language prefix; absent: the path with declared query parameters."),
  robots: z.enum(["noindex"]).optional(),
  feeds: z
    .array(
      z.strictObject({
        title: text,
        href: localPath,
        type: z.enum(["application/rss+xml", "application/atom+xml"]),
      }),
    )
    .max(8)
    .default([])
    .describe("Feeds of what the page shows, for the head's alternate links; full paths."),
  slots: z
    .array(z.string().max(40))
    .max(8)
    .default([])
    .describe("Slots this fragment contains as <madang-slot name=…></madang-slot>."),
});

export type FragmentDescription = z.infer<typeof fragmentSchema>;
export type FragmentDescriptionInput = z.input<typeof fragmentSchema>;
export type FeedLink = FragmentDescription["feeds"][number];
export type Crumb = z.infer<typeof crumbSchema>;

/** ASCII JSON: HTTP field values carry no other characters safely (RFC 9110 section 5.5). */
export function encodeFragment(description: FragmentDescriptionInput): string {
  return JSON.stringify(description).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Throws MANIFEST_FRAGMENT_INVALID. */
export function decodeFragment(field: string | undefined, subject: string): FragmentDescription {
  const result = checkPlainly(fragmentSchema, parseJson(field));
  if (result.success) return result.data;
  throw manifestErrors.create(
    "FRAGMENT_INVALID",
    { subject, problems: describeProblems(result.error) },
    result.error,
  );
}

function parseJson(field: string | undefined): unknown {
  if (field === undefined) return undefined;
  try {
    return JSON.parse(field);
  } catch {
    return undefined;
  }
}

/** The element in a fragment's HTML that the gateway replaces by the boxes of the slot. */
export function slotMarker(name: string): string {
  return `<madang-slot name="${name}"></madang-slot>`;
}
