import { z } from "zod";
import { deepestRichText, richMarks, type RichCell, type RichInline, type RichNode } from "./rich-node.ts";

/** A path on this site, a place on this page, or one of the schemes that a reader expects of a link. */
const address = z
  .string()
  .max(2000)
  .regex(/^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)[^\s\\]*$/i);

const localPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\s\\]*$/);

/** BCP 47, in the forms that a language attribute has in practice. */
const languageTag = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/);

const inlines = z.lazy(() => z.array(richInlineSchema));
const nodes = z.lazy(() => z.array(richNodeSchema));
const span = z.int().min(1).max(100).exactOptional();
const pixels = z.int().min(1).max(20_000).exactOptional();

export const richInlineSchema: z.ZodType<RichInline> = z.union([
  z.string(),
  z.strictObject({
    kind: z.literal("link"),
    href: address,
    lang: languageTag.exactOptional(),
    children: inlines,
  }),
  z.strictObject({ kind: z.enum(richMarks), children: inlines }),
  z.strictObject({ kind: z.literal("language"), lang: languageTag, children: inlines }),
  z.strictObject({ kind: z.literal("break") }),
]);

const cellSchema: z.ZodType<RichCell> = z.strictObject({
  children: nodes,
  header: z.boolean().exactOptional(),
  columns: span,
  rows: span,
});
const rows = z.array(z.array(cellSchema));

export const richNodeSchema: z.ZodType<RichNode> = z.union([
  richInlineSchema,
  z.strictObject({
    kind: z.literal("heading"),
    level: z.literal([2, 3, 4]),
    id: z.string().max(100).exactOptional(),
    children: inlines,
  }),
  z.strictObject({ kind: z.literal("paragraph"), children: inlines }),
  z.strictObject({
    kind: z.literal("list"),
    ordered: z.boolean(),
    start: z.int().min(0).max(100_000).exactOptional(),
    items: z.array(nodes),
  }),
  z.strictObject({ kind: z.literal("quote"), children: nodes }),
  z.strictObject({ kind: z.literal("preformatted"), text: z.string() }),
  z.strictObject({ kind: z.literal("rule") }),
  z.strictObject({
    kind: z.literal("image"),
    src: localPath,
    alt: z.string().max(1000),
    width: pixels,
    height: pixels,
    caption: z.string().max(1000).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("table"),
    caption: z.string().max(1000).exactOptional(),
    head: rows,
    body: rows,
  }),
]);

/** A whole text: what a database column or an API field holds. */
export const richTextSchema = z
  .array(richNodeSchema)
  .refine((text) => depthOf(text) <= deepestRichText, { error: `is nested deeper than ${deepestRichText}` });

/** Nodes inside nodes; a table's cell counts as one step. */
export function depthOf(text: readonly RichNode[]): number {
  return text.reduce((deepest, node) => Math.max(deepest, 1 + depthBelow(node)), 0);
}

function depthBelow(node: RichNode): number {
  if (typeof node === "string") return -1;
  if (node.kind === "list") return depthOf(node.items.flat());
  if (node.kind === "table")
    return depthOf([...node.head, ...node.body].flat().flatMap((cell) => cell.children));
  return "children" in node ? depthOf(node.children) : 0;
}
