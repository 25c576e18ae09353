import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { composeJamo } from "../src/server/search/compose-jamo.ts";
import { foldText, foldWithPlaces } from "../src/server/search/fold-text.ts";
import { gramsOf } from "../src/server/search/grams.ts";
import { inContext } from "../src/server/search/in-context.ts";
import { typedInKorean } from "../src/server/search/keyboard-layout.ts";
import { hitPatterns, hitsIn, markText } from "../src/server/search/mark-text.ts";
import { withoutParticle } from "../src/server/search/particles.ts";
import { josa } from "../src/server/seed/josa.ts";

describe("a text that is folded", () => {
  test.each([
    ["불법 주차·정차", "불법 주차 정차"],
    ["ＣＣＴＶ ①번", "cctv 1번"],
    ["  「조례」  ", "조례"],
    ["주\u200b차\u00ad장", "주차장"],
    ["㎡당 50%", "m2당 50"],
    ["🚌 버스", "버스"],
    ["ㄱ. 신청", "신청"],
    ["", ""],
  ])("%j is compared as %j", (text, folded) => expect(foldText(text)).toBe(folded));

  test("knows for each letter where it stood", () => {
    const { text, places } = foldWithPlaces("🚌 ㎡당 A");
    expect(text).toBe("m2당 a");
    expect(places).toEqual([3, 3, 4, 5, 6]);
  });

  test("is the same with and without places, whatever it is", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        const composed = text.normalize("NFC");
        expect(foldWithPlaces(composed).text).toBe(foldText(text));
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

test.each([
  ["ㅈㅜㅊㅏㅈㅏㅇ", "주차장"],
  ["ㅂㅓㅅㅡ", "버스"],
  ["ﾡￂﾷ", "강"],
  ["주차ㅈ", "주차ㅈ"],
  ["ㅋㅋ", "ㅋㅋ".normalize("NFKC")],
])("%s is composed to %s", (typed, composed) => expect(composeJamo(typed)).toBe(composed));

test.each([
  ["wnck", "주차"],
  ["qjtm", "버스"],
  ["tlsrh", "신고"],
  ["ghkrkd", "화강"],
  ["bus", undefined],
  ["주차", undefined],
  ["1234", undefined],
])("%s on a Korean keyboard is %s", (typed, korean) => expect(typedInKorean(typed)).toBe(korean));

test.each([
  ["주차장을", "주차장"],
  ["버스를", "버스"],
  ["주차장를", "주차장를"],
  ["서울로", "서울"],
  ["마을", "마을"],
  ["가을", "가을"],
  ["전문가", "전문가"],
  ["어린이", "어린이"],
  ["경기도", "경기도"],
  ["한울도청에서는", "한울도청"],
  ["bus를", "bus를"],
])("%s is looked for as %s", (word, stem) => expect(withoutParticle(word)).toBe(stem));

test.each([
  ["주차", ["^주", "주차"]],
  ["불법 주차", ["^불", "불법", "^주", "주차", "법 주"]],
  ["빈 집을", ["^빈", "^집", "집을", "빈 집", "빈집"]],
  ["신청 시 장애", ["^신", "신청", "^시", "청 시", "^장", "장애", "시 장"]],
  ["bus 7", ["^bu", "^bus", "^7", "s 7"]],
])("%s is indexed by %j", (text, grams) => expect(gramsOf(text)).toEqual(grams));

describe("words that are found", () => {
  const marked = (text: string, ...words: string[]) =>
    markText(text, hitsIn(text, hitPatterns(words)))
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join("");

  test.each([
    ["불법 주차를 단속", ["불법주차"], "[불법 주차]를 단속"],
    ["불법·주차 🚌 주차장", ["주차"], "불법·[주차] 🚌 [주차]장"],
    ["ＣＣＴＶ를 켭니다", ["cctv"], "[ＣＣＴＶ]를 켭니다"],
    ["department of art", ["art"], "department of [art]"],
    ["주차주차", ["주차"], "[주차][주차]"],
    ["주차장", ["주차장", "차장"], "[주차장]"],
    ["<b>주차</b>", ["주차"], "<b>[주차]</b>"],
  ])("%s: %j are marked: %s", (text, words, expected) => expect(marked(text, ...words)).toBe(expected));

  test("all pieces together are the text, whatever it is", () => {
    assert(
      property(string({ unit: "grapheme" }), string({ unit: "grapheme" }), (around, word) => {
        const text = `${around}${word}${around}`.normalize("NFC");
        const pieces = markText(text, hitsIn(text, hitPatterns([word])));
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      }),
    );
  });

  test("are shown with what stands around them, cut between words", () => {
    const text =
      `${"앞에 있는 말 ".repeat(20)}여기에 불법 주차가 있습니다. ${"뒤에 있는 말 ".repeat(40)}`.trim();
    const shown = inContext(text, hitPatterns(["불법주차"]))!;
    const line = shown.map((piece) => piece.text).join("");
    expect(line).toMatch(/^… .*여기에 불법 주차가 있습니다\. .* …$/);
    expect(line.length).toBeLessThan(140);
    expect(shown.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(["불법 주차"]);
  });

  test("that are not there have no context", () => {
    expect(inContext("아무 말", hitPatterns(["주차"]))).toBeUndefined();
  });
});

test("particles follow how a word ends", () => {
  expect([
    josa("산불", "을/를"),
    josa("버스", "을/를"),
    josa("서울", "으로/로"),
    josa("KTX", "은/는"),
  ]).toEqual(["산불을", "버스를", "서울로", "KTX는"]);
});
