export { excerpt, shorten } from "./excerpt.ts";
export { plainText } from "./plain-text.ts";
export {
  deepestRichText,
  richTags,
  type RichAttributes,
  type RichElement,
  type RichNode,
  type RichTag,
} from "./rich-node.ts";
export { depthOf, richNodeSchema, richTextSchema } from "./rich-node-schema.ts";
