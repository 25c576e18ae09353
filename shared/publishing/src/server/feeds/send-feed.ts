import { sendFile, type FileAnswer } from "@madang/module-kit/server";
import { createHash } from "node:crypto";
import { feedTypes, type FeedFormat } from "../../feed-format.ts";
import { atomFeed } from "./atom.ts";
import type { FeedFacts } from "./feed-document.ts";
import { rssFeed } from "./rss.ts";

const writers: Readonly<Record<FeedFormat, (feed: FeedFacts) => string>> = { rss: rssFeed, atom: atomFeed };

/** The feed's bytes; readers that come again are told in one line that nothing has changed. */
export function sendFeed(format: FeedFormat, feed: FeedFacts, tags: readonly string[]): FileAnswer {
  const body = writers[format](feed);
  return sendFile({
    type: `${feedTypes[format]}; charset=utf-8`,
    body,
    tags,
    ...(feed.followsClock === true ? {} : { modified: feed.changed }),
    etag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
  });
}
