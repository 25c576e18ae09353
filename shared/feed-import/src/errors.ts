import { defineErrors } from "@madang/errors";

/** Faults of a feed. Those of one item become a line of the summary; the others end the import. */
export const feedErrors = defineErrors("FEED", {
  NOT_FOUND: {
    status: 404,
    message: "There is no feed at {path}.",
    remedy: "Give the path of a feed (RSS, Atom or JSON), or of a folder with feeds.",
  },
  SAMPLE_NOT_ALLOWED: {
    status: 400,
    message: "Content that was made up is not added here.",
    remedy: "Set MADANG_SAMPLE=true on a developer's machine; never on a portal that citizens use.",
  },
  NOTHING_NAMED: {
    status: 400,
    message: "No feed was named.",
    remedy:
      "Name a file, a folder of feeds or an address, for example: npm run import -- news feeds/press.xml",
  },
  NOT_A_FEED: {
    status: 422,
    message: "{path} is neither an RSS nor an Atom feed nor a JSON feed.",
    remedy: "Save the feed as the site publishes it; docs/import.md shows what each form looks like.",
  },
  IS_A_PAGE: {
    status: 422,
    message: "{path} is a page, not a feed.{feed}",
    remedy: "Give the address of the feed itself; sites link it as RSS.",
  },
  OPTION_UNKNOWN: {
    status: 400,
    message: "There is no option {option}.",
    remedy: "Valid are {valid}.",
  },
  ADDRESS_NOT_WEB: {
    status: 400,
    message: "{url} is not an address that feeds are fetched from.",
    remedy: "Give one that begins with http:// or https://, or a path.",
  },
  FETCH_FAILED: {
    status: 502,
    message: "{url} could not be fetched: {reason}.",
    remedy: "Check the address and the network, then try again.",
  },
  FETCH_STATUS: {
    status: 502,
    message: "{url} answered {status} instead of a feed.",
    remedy: "Open the address in a browser; ask the publisher where the feed is now.",
  },
  FETCH_REDIRECTS: {
    status: 502,
    message: "{url} leads on and on: more than {limit} redirects.",
    remedy: "Give the address that it leads to in the end.",
  },
  FETCH_SILENT: {
    status: 504,
    message: "{url} sent nothing for {seconds} seconds, or did not come to an end.",
    remedy: "Try again later, or save the feed as a file.",
  },
  FETCH_TOO_LARGE: {
    status: 413,
    message: "{url} sends more than {limit} bytes.",
    remedy: "Save the feed as a file and import that.",
  },
  FILE_MISSING: {
    status: 404,
    message: 'The file "{path}" that the item names does not lie beside the feed.',
    remedy: "Put it there, under that name, and import again.",
  },
  FILE_OUTSIDE: {
    status: 403,
    message: 'The item names "{path}", which is not a file inside the folder of the feed.',
    remedy: "Put the file itself (no link to it) into the folder, and name it by its path from there.",
  },
  FILE_NOT_A_PICTURE: {
    status: 415,
    message: 'The text shows "{path}" as a picture, but it is {type}.',
    remedy: "Save it as JPEG, PNG or WebP, or attach it.",
  },
  FILE_CHANGED: {
    status: 409,
    message: 'The file "{path}" changed while it was being imported.',
    remedy: "Import again when nobody writes to it.",
  },
  TOO_MANY_FILES: {
    status: 413,
    message: "The item names more than {limit} files.",
    remedy: "Put them into one archive.",
  },
  ITEM_TOO_LARGE: {
    status: 422,
    message: "The item has more than {limit} characters.",
    remedy: "Publish long tables and pictures as attachments.",
  },
  ITEM_NOT_CLOSED: {
    status: 422,
    message: "The item does not end: its closing mark is missing.",
    remedy: "The file may be cut off; fetch the feed again.",
  },
  ITEM_TOO_DEEP: {
    status: 422,
    message: "The item has more than {limit} elements inside one another, or too many of them.",
    remedy: "Put the article's HTML into a CDATA section of content:encoded.",
  },
  ITEM_NOT_XML: {
    status: 422,
    message: "The item is not XML: {problem}.",
    remedy: "Put text with < and & into a CDATA section.",
  },
  ITEM_NOT_JSON: {
    status: 422,
    message: "The item is not JSON: {problem}.",
    remedy: "Write the feed with a JSON library.",
  },
  ITEM_BAD_LICENCE: {
    status: 422,
    message: 'The item\'s licence "{value}" is none of 0, 1, 2, 3, 4 and AI.',
    remedy: "Write the type of the Korea Open Government License, and AI in an element of its own.",
  },
  ITEM_TWICE: {
    status: 422,
    message: "An item with the same identity, {guid}, came before in this import.",
    remedy: "Give every item a guid of its own; the first one counts.",
  },
  ITEM_NOT_STORED: {
    status: 422,
    message: "The database does not take the item: {problem}.",
    remedy: "Shorten what is unusually long, and report it if nothing is.",
  },
  ITEM_DEFECT: {
    status: 422,
    message: "The item could not be read: {problem}.",
    remedy: "Please report this with the item: it is a defect of the import.",
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
