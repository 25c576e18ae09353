import { z } from "zod";

/**
 * Answer of `GET /_data<path>`: what the browser runtime needs to show a page in place. The markup is the same
 * as in the full page; the browser parses it through one Trusted Types policy.
 */
const link = z.object({ href: z.string(), integrity: z.string() });

export const runtimeModuleSchema = z.object({
  /** Federation name, unique per build. */
  name: z.string(),
  build: z.string(),
  entry: z.string(),
  integrity: z.string(),
});

/** The JSON in `<script type="application/json" id="madang-runtime">`, and part of the navigation data. */
export const runtimeBlockSchema = z.object({
  v: z.literal(1),
  language: z.string(),
  /** Build of the shell whose layout surrounds the page. */
  shell: z.string(),
  layout: z.string(),
  /** From where the page loads beyond the portal; absent where from nowhere. A document keeps the policy that it came with. */
  sources: z.string().optional(),
  /** Builds of every module shown on the page: a page is never mixed from two builds of one module. */
  builds: z.record(z.string(), z.string()),
  /** Containers of the interactive modules on this page, by module id. */
  modules: z.record(z.string(), runtimeModuleSchema),
  /** The document stands for the answer to a form: its place in the history stays the browser's, who sends the form again when it is reloaded. */
  holdsForm: z.literal(true).optional(),
});
export type RuntimeBlock = z.infer<typeof runtimeBlockSchema>;
export type RuntimeModule = z.infer<typeof runtimeModuleSchema>;

export const navigationDataSchema = z.object({
  v: z.literal(1),
  /** Where the page is, after redirects within the site. */
  url: z.string(),
  status: z.number(),
  title: z.string(),
  breadcrumb: z.string(),
  main: z.string(),
  /** Navigation id that is current, when one is. */
  current: z.string().optional(),
  alternates: z.record(z.string(), z.string()),
  styles: z.array(link),
  runtime: runtimeBlockSchema,
});
export type NavigationData = z.infer<typeof navigationDataSchema>;
