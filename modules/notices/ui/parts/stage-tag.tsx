import { Tag } from "@madang/design-system/tag";
import type { Language } from "@madang/manifest";
import { noticeStage, type NoticeItem } from "../../contract/public.ts";
import { stageName } from "../words/stage-words.ts";

/** Where the notice stands; only what one may act on is marked as open. */
export function StageTag({ notice, now, language }: { notice: NoticeItem; now: Date; language: Language }) {
  const stage = noticeStage(notice, now);
  const { category, opens } = notice;
  return (
    <Tag meaning={stage === "open" ? "open" : "plain"}>{stageName({ stage, category, opens }, language)}</Tag>
  );
}
