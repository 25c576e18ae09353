export { excerpt, shorten } from "./excerpt.ts";
export { plainText } from "./plain-text.ts";
export {
  deepestRichText,
  richMarks,
  type RichBlock,
  type RichCell,
  type RichHeading,
  type RichImage,
  type RichInline,
  type RichMark,
  type RichNode,
  type RichTable,
} from "./rich-node.ts";
export { escapeHtml, richHtml, type RichHtmlOptions } from "./rich-html.ts";
export { depthOf, richInlineSchema, richNodeSchema, richTextSchema } from "./rich-node-schema.ts";
