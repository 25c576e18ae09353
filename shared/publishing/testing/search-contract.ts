import type { Language } from "@madang/manifest";
import { assert, asyncProperty, constantFrom, type Arbitrary } from "fast-check";
import { expect } from "vitest";
import {
  searchedDocuments,
  searchExamples,
  type SearchedDocument,
  type SearchExample,
} from "./search-examples.ts";

export interface SearchSubject {
  /** The list's path, `/news`. */
  readonly list: string;
  /** Where its API lists, `/api/news/items`. */
  readonly items: string;
  readonly get: (
    path: string,
    language?: Language,
  ) => Promise<{ readonly status: number; readonly body: string }>;
}

export interface SearchExpectation {
  readonly name: string;
  readonly run: (subject: SearchSubject) => Promise<void>;
}

/** Promises of every list of documents that holds `searchedDocuments` and nothing else. */
export const searchContract: readonly SearchExpectation[] = [
  ...searchExamples.map((example) => ({
    name: `${example.way}: ${example.q}`,
    run: (subject: SearchSubject) => keepsExample(subject, example),
  })),
  {
    name: "any two syllables of a title, and more, find it",
    run: async (subject) => {
      await assert(
        asyncProperty(partsOfTitles(), (part) => findsItself(subject, part)),
        { numRuns: 60 },
      );
    },
  },
  ...hostileWords().map(([name, q]) => ({
    name: `${name} is answered in peace`,
    run: (subject: SearchSubject) => answersInPeace(subject, q),
  })),
  {
    name: "marks the words in the title and in what stands around them",
    run: async ({ get, list }) => {
      const { body } = await get(`${list}?q=${encodeURIComponent("불법주차")}`);
      expect(body).toContain("<mark>불법주차</mark> 집중단속");
      expect(body).toContain("<mark>불법 주차</mark> 차량은 견인합니다.");
    },
  },
  {
    name: "shows what has the words in its title first, and says so",
    run: async (subject) => {
      const [first] = await search(subject, "주차장", "ko");
      expect(first).toBe("공영 주차장 요금");
      const { body } = await subject.get(`${subject.list}?q=${encodeURIComponent("주차")}`);
      expect(body).toContain("제목에 찾을 말이 있는 것부터, 새것 순서로");
    },
  },
  {
    name: "says which particle it took off",
    run: async ({ get, list }) => {
      const { body } = await get(`${list}?q=${encodeURIComponent("주차장도")}`);
      expect(body).toContain("‘주차장도’ → ‘주차장’");
    },
  },
  {
    name: "names shorter words that find something where the words find nothing",
    run: async ({ get, list }) => {
      const { body } = await get(`${list}?q=${encodeURIComponent("불법주차장")}`);
      expect(body).toContain("맞춤법을 살펴보고");
      expect(body).toContain("‘주차장’ 찾기 (1건)");
    },
  },
  {
    name: "understands Korean that was typed on an English keyboard",
    run: async ({ get, list }) => {
      const { body } = await get(`${list}?q=wnck`);
      expect(body).toContain("‘주차’ 찾기 (4건)");
    },
  },
  {
    name: "finds the same words without the conditions that hide them",
    run: async ({ get, list }) => {
      const { body } = await get(
        `${list}?q=${encodeURIComponent("주차장")}&dept=${encodeURIComponent("다른과")}`,
      );
      expect(body).toContain("조건 빼고 찾기 (1건)");
      expect(body).toContain(`name="q"`);
    },
  },
  ...["!!!", "·", "%"].map((q) => ({
    name: `${q} is told that a search needs letters`,
    run: (subject: SearchSubject) => says(subject, q, /글자나 숫자가 있어야 찾을 수 있습니다\./),
  })),
  ...["꽥", "을", "에서"].map((q) => ({
    name: `${q} alone is answered with documents or a way on`,
    run: (subject: SearchSubject) => says(subject, q, /<mark>|맞춤법을 살펴보고/),
  })),
];

async function keepsExample(
  subject: SearchSubject,
  { q, language = "ko", found }: SearchExample,
): Promise<void> {
  const titles = found.map((guid) => titleOf(guid)).sort();
  expect((await search(subject, q, language)).map(normalized).sort()).toEqual(titles);
}

async function answersInPeace({ get, list, items }: SearchSubject, q: string): Promise<void> {
  const page = await get(`${list}?q=${encodeURIComponent(q)}`);
  expect(page.status).toBe(200);
  expect(page.body).not.toContain("<script>alert");
  // A program is told where what it sends is no text at all.
  const { status } = await get(`${items}?q=${encodeURIComponent(q)}`);
  expect(status).toBe(/\p{Cc}/u.test(q) ? 400 : 200);
}

async function says({ get, list }: SearchSubject, q: string, what: RegExp): Promise<void> {
  const { status, body } = await get(`${list}?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  expect(body).toMatch(what);
}

async function search({ get, items }: SearchSubject, q: string, language: Language): Promise<string[]> {
  const { status, body } = await get(`${items}?q=${encodeURIComponent(q)}&language=${language}`);
  expect(status).toBe(200);
  return (JSON.parse(body) as { items: { title: string }[] }).items.map(({ title }) => title);
}

function titleOf(guid: string): string {
  const document = searchedDocuments.find((one) => one.guid === guid);
  if (document === undefined) throw new Error(`No document ${guid}`);
  return normalized(document.title);
}

function normalized(title: string): string {
  return title.normalize("NFC");
}

interface Part {
  readonly document: SearchedDocument;
  readonly text: string;
}

const latin = /\p{Script=Latin}/u;

/** Parts with two Hangul syllables or more that do not begin in the middle of a Latin word or end in one digit of a number. */
function partsOfTitles(): Arbitrary<Part> {
  const parts = searchedDocuments.flatMap((document) => {
    const letters = [...document.title.normalize("NFC")];
    return letters.flatMap((letter, start) =>
      latin.test(letter) && latin.test(letters[start - 1] ?? "")
        ? []
        : letters
            .slice(start + 1)
            .map((_, more) => ({ document, text: letters.slice(start, start + more + 2).join("") })),
    );
  });
  return constantFrom(
    ...parts.filter(
      ({ text }) => (text.match(/[가-힣]/g) ?? []).length >= 2 && !/(?:^|[^\p{N}])\p{N}$/u.test(text),
    ),
  );
}

async function findsItself(subject: SearchSubject, { document, text }: Part): Promise<void> {
  const titles = await search(subject, text, document.language);
  expect(titles.map(normalized), `“${text}”`).toContain(normalized(document.title));
}

function hostileWords(): [name: string, q: string][] {
  return [
    ["a percent sign", "%"],
    ["an underscore", "_"],
    ["a backslash", "\\"],
    ["a backslash at the end of a word", "주차\\"],
    ["quotation marks", `'"'; drop table articles; --`],
    ["a regular expression", "(주차|.*)+$"],
    ["brackets without end", "[가-힣"],
    ["braces of an array", '{"주차",NULL}'],
    ["a thousand syllables", "주차장".repeat(334)],
    ["a thousand words", "주 ".repeat(1000)],
    ["single digits parted by a sign", "1=1"],
    ["single letters parted by a sign", "R&D"],
    ["spaces alone", "   　 "],
    ["NUL", "주\u0000차"],
    ["emoji", "🚌👨‍👩‍👧‍👦"],
    ["emoji beside letters", "버스🚌"],
    ["right-to-left writing", "\u202eשלום حافلة"],
    ["combining marks alone", "\u0301\u0302\u0303"],
    ["jamo without end", "ㄱ".repeat(100)],
    ["old Hangul", "ᄒᆞᆫ글"],
    ["Hanja", "高速道路"],
    ["markup", "<script>alert(1)</script>"],
  ];
}
