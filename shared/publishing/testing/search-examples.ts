import type { Language } from "@madang/manifest";

export interface SearchedDocument {
  readonly guid: string;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

const korean = (guid: string, title: string, body: string): SearchedDocument => ({
  guid,
  language: "ko",
  title,
  body,
});

/** What the examples below search in. */
export const searchedDocuments: readonly SearchedDocument[] = [
  korean("joined", "불법주차 집중단속", "횡단보도와 소화전 옆을 살핍니다."),
  korean("apart", "골목길 안내", "불법 주차 차량은 견인합니다."),
  korean("lot", "공영 주차장 요금", "토요일에는 주차장이 무료입니다."),
  korean("letters", "조직 개편", "주차 안내는 차장에게 물어보세요."),
  korean("rice", "쌀 소비 늘리기", "햅쌀로 지은 밥을 나눕니다."),
  korean("house", "빈집 정비", "오래 비어 있는 집을 고칩니다."),
  korean("empty", "농촌의 빈 집을 고칩니다", "신청 시 장애인은 서류를 줄여 드립니다."),
  korean("station", "KTX역 연계버스", "CCTV를 놓고 Wi-Fi를 켭니다."),
  korean("number", "한울도 공고 제2026-1184호", "전화 000-000-3317."),
  korean("signs", "쌀값 100%_오름", "가격이 50%까지 올랐습니다."),
  korean("dots", "고시·공고 읽는 법", "「한울도 보행 안전 조례」를 고칩니다."),
  korean("province", "경기도와 함께", "어린이가 모입니다."),
  korean("decomposed", "하천 둔치".normalize("NFD"), "물놀이터가 열립니다.".normalize("NFD")),
  korean("wide", "ＡＲＳ 전화 안내", "１２３번으로 거세요."),
  {
    guid: "english",
    language: "en",
    title: "Illegal parking on Haneul Street",
    body: "Cars near CROSSINGS are towed.",
  },
  { guid: "department", language: "en", title: "A new department", body: "It starts in party rooms." },
];

export interface SearchExample {
  readonly way: string;
  readonly q: string;
  readonly language?: Language;
  /** Guids, in any order. */
  readonly found: readonly string[];
}

const everyParking = ["joined", "apart", "lot", "letters"];

/** Korean as it is written, and English beside it. */
export const searchExamples: readonly SearchExample[] = [
  { way: "two syllables", q: "주차", found: everyParking },
  { way: "two syllables inside a compound", q: "집중", found: ["joined"] },
  { way: "part of a longer word", q: "중단속", found: ["joined"] },
  { way: "letters that stand in other words do not make a word", q: "주차장", found: ["lot"] },
  { way: "the end of one word and the beginning of the next make no word", q: "시장", found: [] },
  { way: "a compound finds its parts written apart", q: "불법주차", found: ["joined", "apart"] },
  { way: "words apart find the compound", q: "불법 주차", found: ["joined", "apart"] },
  { way: "a long compound written apart in another way", q: "불법 주차집중 단속", found: ["joined"] },
  { way: "two words of one syllable find the compound", q: "빈 집", found: ["house", "empty"] },
  { way: "a compound of two syllables finds both words", q: "빈집", found: ["house", "empty"] },
  ...["을", "이", "은", "에서", "으로", "까지", "에는", "의"].map((particle) => ({
    way: `with ${particle}`,
    q: `주차장${particle}`,
    found: ["lot"],
  })),
  { way: "with 를 after a vowel", q: "횡단보도를", found: ["joined"] },
  {
    way: "with an ending that may be part of a noun, where nothing has the whole",
    q: "주차장도",
    found: ["lot"],
  },
  { way: "a noun that looks as if a particle followed", q: "경기도", found: ["province"] },
  { way: "a noun in the list of nouns", q: "어린이", found: ["province"] },
  { way: "one syllable, at the beginning of a word", q: "쌀", found: ["rice", "signs"] },
  { way: "a word and one syllable", q: "쌀 소비", found: ["rice"] },
  { way: "decomposed, as macOS sends it", q: "주차장".normalize("NFD"), found: ["lot"] },
  { way: "decomposed in the document", q: "둔치", found: ["decomposed"] },
  { way: "single letters of the keyboard", q: "ㅈㅜㅊㅏㅈㅏㅇ", found: ["lot"] },
  { way: "a syllable that is not finished", q: "주차ㅈ", found: everyParking },
  { way: "full width in the document", q: "ars", found: ["wide"] },
  { way: "full width in the search", q: "ＫＴＸ역", found: ["station"] },
  { way: "full-width digits", q: "123번", found: ["wide"] },
  { way: "small letters", q: "cctv", found: ["station"] },
  { way: "Latin and Hangul in one word", q: "ktx역", found: ["station"] },
  { way: "a word with a hyphen", q: "wi-fi", found: ["station"] },
  { way: "a document number", q: "2026-1184", found: ["number"] },
  { way: "a part of a document number", q: "1184", found: ["number"] },
  { way: "a document number with its words", q: "제2026-1184호", found: ["number"] },
  { way: "a sign in the middle", q: "고시·공고", found: ["dots"] },
  { way: "without the sign in the middle", q: "고시공고", found: ["dots"] },
  { way: "in the quotation marks of a law", q: "「한울도 보행 안전 조례」", found: ["dots"] },
  { way: "signs beside letters do not count", q: "100%_오", found: ["signs"] },
  { way: "English", q: "parking", language: "en", found: ["english"] },
  { way: "the beginning of an English word", q: "park", language: "en", found: ["english"] },
  { way: "the middle of an English word is no word", q: "art", language: "en", found: [] },
  { way: "English in capitals", q: "HANEUL crossings", language: "en", found: ["english"] },
  { way: "one letter that is a word", q: "a", language: "en", found: ["department"] },
  { way: "every word has to be there", q: "주차 쌀", found: [] },
];
