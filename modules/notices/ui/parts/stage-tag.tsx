import { Tag } from "@madang/design-system/tag";
import type { Language } from "@madang/manifest";
import { noticeStage, type NoticeItem } from "../../contract/public.ts";
import { stageName } from "../words/stage-words.ts";

export interface StageTagProps {
  readonly notice: NoticeItem;
  readonly now: Date;
  readonly language: Language;
  readonly inList?: boolean;
}

/** Where the notice stands; only what one may act on is marked as open. */
export function StageTag({ notice, now, language, inList = false }: StageTagProps) {
  const stage = noticeStage(notice, now);
  const { category, opens } = notice;
  const name = stageName({ stage, category, opens, inList }, language);
  return <Tag meaning={stage === "open" ? "open" : "plain"}>{name}</Tag>;
}
