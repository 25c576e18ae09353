import { languageSchema, localizedPath } from "@madang/manifest";
import { fileRoute, lasting } from "@madang/module-kit/server";
import { feedTypes, type FeedFormat } from "@madang/publishing";
import { sendFeed } from "@madang/publishing/server";
import { noticeGroups, noticePaths } from "../../contract/public.ts";
import { feedTitle } from "../../ui/words/feed-words.ts";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { listQuery } from "../list-query.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { ownerIn } from "../owner.ts";
import { feedNotices } from "../queries/feed-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";

const query = listQuery
  .pick({ category: true, state: true, dept: true })
  .extend({ language: languageSchema.default("ko") });

/** The newest notices in one language, all or of a kind, a state or a department. */
function feedRoute(format: FeedFormat, summary: string) {
  return fileRoute(notices, {
    path: `/feeds/${format}`,
    summary,
    query,
    produces: [feedTypes[format]],
    async handle({ query: { category, state, dept, language }, db, config }) {
      const now = new Date();
      const narrowed = { state: state || undefined, department: dept || undefined };
      const categories = category === "" ? undefined : noticeGroups[category];
      const { shown, ...content } = await feedNotices(db, { ...narrowed, categories, language, now });
      const feed = {
        ...content,
        origin: config.publicOrigin ?? "",
        title: feedTitle({ ...narrowed, group: category || undefined }, language),
        description: noticeWords[language].description,
        language,
        listPath: localizedPath(noticePaths.list({ category, state, dept }), language),
        selfPath: noticePaths.feed(format, { category, state, dept, language }),
        followsClock: state !== "",
        publisher: ownerIn(language).department,
      };
      return lasting(
        sendFeed(format, feed, [noticeTags.list, ...noticeTags.shown(shown)]),
        await nextTurn(db, now),
      );
    },
  });
}

export const feedRoutes = [
  feedRoute("rss", "The newest 20 notices with their texts, in RSS 2.0"),
  feedRoute("atom", "The newest 20 notices with their texts, in Atom (RFC 4287)"),
];
