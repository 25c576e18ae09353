import { josa, turn, type SeedItem, type SeedKind } from "@madang/publishing/server";
import type { NewsCategory } from "../../contract/public.ts";
import { articleSearch } from "../queries/article-search.ts";

const kinds: readonly NewsCategory[] = [
  "press",
  "press",
  "press",
  "press",
  "photo",
  "cities",
  "cities",
  "facts",
];

/** Made-up articles. */
export const articleSeed: SeedKind = {
  module: "news",
  tables: articleSearch,
  documentOf: (item) => ({ category: kindOf(item), published_at: item.published }),
  textOf(item, text) {
    const title = text.language === "ko" ? koreanTitle(item) : englishTitle(item);
    const summary = text.paragraphs.join(" ").slice(0, 120);
    return {
      guid: text.guid,
      language: text.language,
      title,
      department: text.department,
      summary,
      topics: JSON.stringify([]),
      content: JSON.stringify(
        text.paragraphs.map((children) => ({ kind: "paragraph", children: [children] })),
      ),
      words: [title, text.department, ...text.paragraphs].join("\n"),
      hash: "made up",
    };
  },
};

function kindOf({ number }: SeedItem): NewsCategory {
  return turn(kinds, number);
}

const endings = [
  (project: string) => `${project}, 올해 더 넓힙니다`,
  (project: string) => `${josa(project, "을/를")} 시작합니다`,
  (project: string) => `${project} 결과를 알려 드립니다`,
  (project: string) => `${josa(project, "은/는")} 사실과 다릅니다`,
  (project: string) => `${project} 신청하세요`,
];

/** The same for one item, however often it is asked. */
function koreanTitle({ number, subject }: SeedItem): string {
  return `${subject.place[0]} ${turn(endings, number)(subject.project)} (제${number}호)`;
}

function englishTitle({ number, subject }: SeedItem): string {
  return `${subject.place[1]}: news of ${subject.english} (No. ${number})`;
}
