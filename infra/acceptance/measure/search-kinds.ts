export type SearchedModule = "news" | "notices";

export interface SearchKind {
  readonly name: string;
  /** Addresses of the list, asked for in turn. */
  readonly paths: readonly string[];
}

const words: Readonly<Record<string, readonly string[]>> = {
  "two syllables": ["주차", "버스", "산불", "한옥", "농가", "백신", "하천", "청년"],
  "two syllables, in most documents": ["예산", "신청", "주민", "안전", "모두"],
  "three syllables or more": ["주차장", "보건소", "행정복지센터", "어린이보호구역", "소상공인"],
  "with a particle": ["주차장을", "보건소에서", "산불은", "해설사가", "상수도관까지"],
  "compounds together and apart": ["불법주차", "불법 주차", "안전점검", "안전 점검", "전통시장", "예방 접종"],
  "several words": ["솔내시 한옥마을 해설사", "버스 노선 환승할인", "청년 월세 지원 신청"],
  "rare: numbers and names": ["4711", "제4711호", "98765", "은빛항 갯벌 방파제", "노로바이러스 두루봉"],
  "one syllable": ["쌀", "물", "벼", "도"],
  "nothing found": ["수달복원", "뷁뷁", "zebra", "도서관 수달", "!!!"],
  "half-typed and decomposed": ["주차".normalize("NFD"), "ㅈㅜㅊㅏ", "버ㅅ", "ＣＣＴＶ"],
};

const english = ["bus", "parking", "free wi-fi", "young people", "zebra"];

/** The mix that a list is measured by. */
export function searchKinds(module: SearchedModule): SearchKind[] {
  const list = `/${module}`;
  const found =
    (more: Readonly<Record<string, string>> = {}) =>
    (q: string) =>
      `${list}?${new URLSearchParams({ ...(more["category"] ? { category: more["category"] } : {}), q, ...rest(more) })}`;
  const common = words["two syllables"] ?? [];
  const category = module === "news" ? "press" : "bid";
  return [
    { name: "no search", paths: [list] },
    ...Object.entries(words).map(([name, all]) => ({ name, paths: all.map(found()) })),
    { name: "English", paths: english.map(found()).map((path) => `${path}&lang=en`) },
    { name: "with a category", paths: common.map(found({ category })) },
    { name: "with a department", paths: common.map(found({ dept: "교통안전과" })) },
    { name: "with a category and three months", paths: common.map(found({ category, period: "3m" })) },
    { name: "page 50", paths: common.map(found({ page: "50" })) },
    ...(module === "notices"
      ? [
          {
            name: "with a state",
            paths: common.map((q) => `${list}?${new URLSearchParams({ state: "closed", q })}`),
          },
        ]
      : []),
  ];
}

function rest({ category: _category, ...others }: Readonly<Record<string, string>>): Record<string, string> {
  return others;
}
