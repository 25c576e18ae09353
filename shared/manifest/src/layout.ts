import { z } from "zod";
import { languageSchema, plainTextSchema } from "./languages.ts";

/**
 * A layout is the portal's frame in one language, rendered by the shell, with holes that the gateway fills for
 * each answer. A hole stands in the HTML as ⟦name⟧; the name decides how its value is escaped.
 */

export const layoutKinds = ["page", "wide", "bare"] as const;
export type LayoutKind = (typeof layoutKinds)[number];

/** text and attribute holes are escaped; markup holes take markup that the gateway itself has composed. */
export const holes = {
  title: "text",
  description: "attribute",
  /** ` data-text="large" data-contrast="high"` inside the html tag. */
  preferences: "markup",
  /** link and meta elements: canonical, alternates, robots, styles, preloads. */
  head: "markup",
  breadcrumb: "markup",
  main: "markup",
  /** Boxes of the slot `alert`, above everything. */
  alert: "markup",
  /** The browser runtime's JSON block. */
  runtime: "markup",
  /** Path of this page with its query, for the preferences form to return to. */
  return: "attribute",
} as const;

/** Holes with an argument: ⟦current:news/list⟧, ⟦pressed:text:large⟧, ⟦alternate:en⟧. */
export const holeFamilies = {
  /** Becomes ` aria-current="true"` on the navigation item of the page, else nothing. Argument: navigation id. */
  current: "markup",
  /** Becomes `true` or `false`. Argument: preference and value. */
  pressed: "attribute",
  /** Address of the page in the language named by the argument. */
  alternate: "attribute",
} as const;

export const navigationItemSchema = z.strictObject({
  /** `<module>/<page>` */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "must be a module and a page, for example news/list"),
  label: plainTextSchema,
  href: z.string().regex(/^\/(?![/\\])[^\s\\⟦⟧]*$/, "must be a path on this site"),
});
export type NavigationItem = z.infer<typeof navigationItemSchema>;

/** Body of `POST /layouts` to the shell. */
export const layoutRequestSchema = z.strictObject({
  site: z.string(),
  language: languageSchema,
  kind: z.enum(layoutKinds),
  navigation: z.array(navigationItemSchema).max(50),
});
export type LayoutRequest = z.infer<typeof layoutRequestSchema>;

/** Answer of `POST /layouts`. */
export const layoutSchema = z.strictObject({
  v: z.literal(1),
  build: z.string().describe("Build of the shell; a browser that runs another one navigates in full."),
  html: z.string().max(500_000),
  templates: z
    .strictObject({
      /** Wraps the items; contains ⟦items⟧. */
      breadcrumb: z.string(),
      /** One ancestor; contains ⟦label⟧ and ⟦href⟧. */
      crumb: z.string(),
      /** The page itself; contains ⟦label⟧. */
      crumbCurrent: z.string(),
      /** A box or page that cannot be shown; contains ⟦title⟧, ⟦message⟧, ⟦department⟧, ⟦telephone⟧. */
      away: z.string(),
      /** Heading of a page that cannot be shown, before `away`; contains ⟦title⟧. */
      pageTitle: z.string(),
      /** Put before a stale copy; contains ⟦time⟧ (local time of the copy). */
      stale: z.string(),
      /**
       * Above a page for somebody who sees a preview; contains ⟦module⟧, ⟦name⟧, ⟦until⟧ and a form to `/_preview/leave` with the field
       * `return` = ⟦return⟧. The gateway has plain markup where a shell has none.
       */
      preview: z.string().optional(),
    })
    .describe("Pieces of chrome that the gateway repeats; every hole in them is escaped text."),
  /** `main` content of the portal's own error pages, by status: 400, 403, 404, 405, 408, 413, 414, 415, 429, 431, 500, 502, 503, 504. */
  errors: z.record(z.string().regex(/^\d{3}$/), z.strictObject({ title: z.string(), html: z.string() })),
});
export type Layout = z.infer<typeof layoutSchema>;
