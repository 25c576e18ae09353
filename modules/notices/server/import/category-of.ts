import type { NoticeCategory } from "../../contract/public.ts";

/** What boards of cities and provinces call these kinds. Compared without spaces and capitals. */
const names: Readonly<Record<NoticeCategory, readonly string[]>> = {
  notification: ["고시", "publicnotification", "notification"],
  announcement: ["공고", "고시공고", "고시·공고", "공시송달", "publicnotice", "announcement"],
  legislation: ["입법예고", "자치법규입법예고", "advancenoticeoflegislation"],
  administration: ["행정예고", "advancenoticeofadministration"],
  recruitment: ["채용", "채용공고", "시험", "시험채용", "시험·채용", "recruitment"],
  bid: ["입찰", "입찰공고", "계약", "bid", "bids"],
  application: ["모집", "모집공고", "참여", "callforapplications", "applications"],
};

const kinds = Object.keys(names) as NoticeCategory[];

/** By the feed's categories; where they say nothing, by the last word of the title that names a kind. */
export function categoryOf(categories: readonly string[], title: string): NoticeCategory {
  const named = categories.map((name) => kinds.find((kind) => names[kind].includes(plain(name))));
  return named.find((kind) => kind !== undefined) ?? categoryInTitle(title) ?? "announcement";
}

function categoryInTitle(title: string): NoticeCategory | undefined {
  const marks = [...title.matchAll(/입법예고|행정예고|채용|입찰|모집|고시|공고/g)].map(([mark]) => mark);
  // "채용 공고" is a recruitment: 공고 says only that it is announced.
  const mark = marks.findLast((one) => one !== "공고") ?? marks.at(-1);
  return kinds.find((kind) => mark !== undefined && names[kind].includes(mark));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s()[\]]/g, "");
}
