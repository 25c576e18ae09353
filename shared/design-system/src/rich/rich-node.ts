export type {
  RichBlock,
  RichCell,
  RichImage,
  RichInline,
  RichMark,
  RichNode,
  RichTable,
} from "@madang/rich-text";
