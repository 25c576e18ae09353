import { definePage, notFound } from "@madang/module-kit/server";
import { documentId, untilItChanges } from "@madang/publishing";
import { excerpt } from "@madang/rich-text";
import { z } from "zod";
import { noticePaths } from "../../contract/public.ts";
import { NoticeView, type NoticeData } from "../../ui/views/notice.tsx";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { ownerIn } from "../owner.ts";
import { findNotice } from "../queries/find-notice.ts";
import { noticesBeside } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";

export const noticePage = definePage(notices, "notice", {
  params: z.object({ id: documentId }),
  async load({ params, language, db, config }) {
    const now = new Date();
    const notice = await findNotice(db, { id: params.id, language, now });
    if (notice === undefined) return notFound({ tags: noticeTags.shown([params]) });
    const data: NoticeData = {
      notice,
      ...(await noticesBeside(db, notice, { language, now })),
      owner: ownerIn(language),
      origin: config.publicOrigin ?? "",
      now: now.toISOString(),
      changes: await nextTurn(db, now),
    };
    return data;
  },
  view: { name: "notice", component: NoticeView },
  describe: ({ data: { notice }, language }) => ({
    title: notice.title,
    description: [notice.number ?? "", excerpt(notice.content, 140)].join(" ").trim(),
    breadcrumb: [
      { label: noticeWords[language].title, href: noticePaths.list() },
      { label: noticeWords[language].categories[notice.category] },
    ],
    alternates: Object.fromEntries(notice.languages.map((one) => [one, noticePaths.notice(notice.id)])),
    // The same text stands at its own language's address; search engines should list that one.
    ...(notice.language !== language && { robots: "noindex" as const }),
  }),
  until: untilItChanges,
  tags: ({ data: { notice, older, newer } }) => noticeTags.shown([notice, older, newer]),
});
