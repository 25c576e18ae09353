export { feedErrors } from "./errors.ts";
export type { FeedItem } from "./feed/feed-item.ts";
export { readFeed, type ReadItem } from "./feed/read-feed.ts";
export { readFeedDate } from "./feed/feed-date.ts";
export { dateOf, lineOf } from "./feed/rss-item.ts";
export { childrenNamed, childText, type XmlElement } from "./feed/xml-element.ts";
export { htmlToRichText } from "./html/html-to-rich-text.ts";
export { limits } from "./limits.ts";
export {
  importCommands,
  importOptions,
  type ImportCommands,
  type ImportContext,
} from "./run/import-command.ts";
export { importFeeds, type ImportOptions } from "./run/import-feeds.ts";
export {
  describeSummary,
  type ImportSummary,
  type SaveResult,
  type SkippedItem,
} from "./run/import-summary.ts";
