import type { NewsCategory } from "../../contract/public.ts";

/** What boards of cities and provinces call these kinds. Compared without spaces and capitals. */
const names: Readonly<Record<NewsCategory, readonly string[]>> = {
  press: ["보도자료", "보도", "pressrelease", "press"],
  facts: ["사실은이렇습니다", "사실확인", "보도해명", "해명자료", "설명자료", "factcheck"],
  photo: ["사진", "사진보도", "포토뉴스", "사진소식", "photo"],
  cities: ["시군소식", "시군", "시·군소식", "읍면동소식", "citynews", "cityandcountynews"],
};

export interface Classified {
  readonly category: NewsCategory;
  /** Categories of the feed that say what it is about. */
  readonly topics: string[];
}

/** A feed that names no kind we know is one of press releases: that is what such boards are for. */
export function classify(categories: readonly string[]): Classified {
  const kinds = categories.map(kindOf);
  return {
    category: kinds.find((kind) => kind !== undefined) ?? "press",
    topics: categories.filter((_, index) => kinds[index] === undefined),
  };
}

function kindOf(name: string): NewsCategory | undefined {
  const plain = name.toLowerCase().replace(/[\s()[\]]/g, "");
  return (Object.keys(names) as NewsCategory[]).find((kind) => names[kind].includes(plain));
}
