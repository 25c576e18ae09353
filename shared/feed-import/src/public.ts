export { feedErrors } from "./errors.ts";
export { readFeedDate } from "./feed/feed-date.ts";
export type { FeedItem } from "./feed/feed-item.ts";
export type { FeedFiles, FileAddresses } from "./feed/finish-item.ts";
export { dateOf } from "./feed/item-dates.ts";
export { lineOf } from "./feed/line-of.ts";
export { readFeed, type ReadItem } from "./feed/read-feed.ts";
export { childrenNamed, childText, XmlElement } from "./feed/xml-element.ts";
export type { FeedAttachment, FeedPicture, FileProblem } from "./files/taken-files.ts";
export { htmlToRichText } from "./html/html-to-rich-text.ts";
export { limits } from "./limits.ts";
export { exitCodes } from "./run/exit-codes.ts";
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
