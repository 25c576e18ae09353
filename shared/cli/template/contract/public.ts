export { entryLimits } from "./entry-limits.ts";
export {
  entryItemSchema,
  entryPageSchema,
  entrySchema,
  type Entry,
  type EntryItem,
  type EntryPage,
} from "./entry.ts";
export { exampleServicePaths } from "./paths.ts";
