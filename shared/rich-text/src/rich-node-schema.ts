import { z } from "zod";
import { deepestRichText, richTags, type RichElement, type RichNode } from "./rich-node.ts";

/** A path on this site, or one of the schemes that a reader expects of a link (WHATWG URL, section 4.1). */
const link = z
  .string()
  .max(2000)
  .regex(/^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)[^\s\\]*$/i);

const localImage = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\s\\]*$/);

const span = z.int().min(1).max(50);

const richElementSchema: z.ZodType<RichElement> = z.strictObject({
  tag: z.enum(richTags),
  href: link.exactOptional(),
  src: localImage.exactOptional(),
  alt: z.string().max(1000).exactOptional(),
  lang: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)
    .exactOptional(),
  colSpan: span.exactOptional(),
  rowSpan: span.exactOptional(),
  scope: z.enum(["row", "col", "rowgroup", "colgroup"]).exactOptional(),
  start: z.int().min(0).max(100_000).exactOptional(),
  children: z.lazy(() => z.array(richNodeSchema)).exactOptional(),
});

export const richNodeSchema: z.ZodType<RichNode> = z.union([z.string(), richElementSchema]);

/** A whole text: what a database column or an API field holds. */
export const richTextSchema = z
  .array(richNodeSchema)
  .refine((nodes) => depthOf(nodes) <= deepestRichText, {
    error: `is nested deeper than ${deepestRichText}`,
  });

export function depthOf(nodes: readonly RichNode[]): number {
  return nodes.reduce((deepest, node) => Math.max(deepest, depthOfNode(node)), 0);
}

function depthOfNode(node: RichNode): number {
  return typeof node === "string" ? 0 : 1 + depthOf(node.children ?? []);
}
