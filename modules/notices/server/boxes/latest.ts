import { defineBox, nothing } from "@madang/module-kit/server";
import { dayStart, untilItChanges } from "@madang/publishing";
import { noticeGroups } from "../../contract/public.ts";
import { LatestBoxView, type LatestData } from "../../ui/views/latest-box.tsx";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { closingNotices, countNotices, newestNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";

const shown = 4;

/** The newest on the home page, and what is open for opinions. */
export const latestBox = defineBox(notices, "latest", {
  async load({ language, db }) {
    const now = new Date();
    const newest = await newestNotices(db, { language, now }, { limit: shown });
    const changes = await nextTurn(db, now);
    if (newest.length === 0) return nothing({ tags: [noticeTags.list], until: changes });
    const data: LatestData = {
      newest,
      opinions: await closingNotices(
        db,
        { language, now, categories: noticeGroups.advance },
        { limit: shown },
      ),
      today: await countNotices(db, { language, now, since: dayStart(now) }),
      now: now.toISOString(),
      changes,
    };
    return data;
  },
  view: { name: "latest-box", component: LatestBoxView },
  until: untilItChanges,
  tags: ({ data: { newest, opinions } }) => [noticeTags.list, ...noticeTags.shown([...newest, ...opinions])],
});
