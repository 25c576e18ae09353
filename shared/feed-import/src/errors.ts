import { defineErrors } from "@madang/errors";

/** Faults of a feed. Those of one item become a line of the summary; the others end the import. */
export const feedErrors = defineErrors("FEED", {
  NOT_FOUND: {
    status: 404,
    message: "There is no feed at {path}.",
    remedy: "Give the path of an RSS 2.0 file.",
  },
  SAMPLE_NOT_ALLOWED: {
    status: 400,
    message: "Content that was made up is not added here.",
    remedy: "Set MADANG_SAMPLE=true on a developer's machine; never on a portal that citizens use.",
  },
  NOTHING_NAMED: {
    status: 400,
    message: "No feed was named.",
    remedy: "Name a file or a folder of feeds, for example: import feeds/press.xml",
  },
  NOT_A_FEED: {
    status: 422,
    message: "{path} has no item element, so it is not an RSS 2.0 feed.",
    remedy: "Save the feed as the site publishes it, with <rss>, <channel> and <item>.",
  },
  ITEM_TOO_LARGE: {
    status: 422,
    message: "The item has more than {limit} characters.",
    remedy: "Publish long tables and pictures as attachments.",
  },
  ITEM_NOT_CLOSED: {
    status: 422,
    message: "The item does not end: </item> is missing.",
    remedy: "The file may be cut off; fetch the feed again.",
  },
  ITEM_TOO_DEEP: {
    status: 422,
    message: "The item has more than {limit} elements inside one another, or too many of them.",
    remedy: "Put the article's HTML into a CDATA section of content:encoded.",
  },
  ITEM_NOT_XML: {
    status: 422,
    message: "The item is not well-formed XML: {problem}.",
    remedy: "Put text with < and & into a CDATA section.",
  },
  ITEM_UNKNOWN_ENTITY: {
    status: 422,
    message: "The item uses an entity that neither XML nor HTML defines.",
    remedy: "Write the character itself; entities of a document type are never expanded.",
  },
  ITEM_UNREADABLE: {
    status: 422,
    message: "Characters of the item cannot be read as {encoding}.",
    remedy: "Save the feed as UTF-8 and say so in its first line.",
  },
  ITEM_INCOMPLETE: {
    status: 422,
    message: "The item has no {field}.",
    remedy: "Add it to the feed, and import it again.",
  },
  ITEM_BAD_DATE: {
    status: 422,
    message: 'The item\'s {field} "{value}" is not a date that we can read.',
    remedy: "Write it like 2026-10-02 16:34:34, or as RFC 822 says.",
  },
  ITEM_NO_ORIGINAL: {
    status: 422,
    message: "The item is a translation of {original}, which has not been imported.",
    remedy: "Import the feed with the original too.",
  },
  ITEM_TRANSLATED_TWICE: {
    status: 422,
    message: "The original {original} already has a text in this language under another guid.",
    remedy: "Give the translation one guid and keep it.",
  },
  HTML_TOO_DEEP: {
    status: 422,
    message: "The article's HTML has more than {limit} elements inside one another, or too many of them.",
    remedy: "Paste the text without its formatting.",
  },
});
