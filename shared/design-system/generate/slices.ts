import { portalSyllables } from "./portal-syllables.ts";
import { rankedSyllables, standardSyllables } from "./syllables.ts";

export interface Slice {
  name: string;
  /** Fetched with the page, not after its stylesheet. */
  preload: boolean;
  text: string;
  /** Which characters ask for the file; absent: all. */
  range?: string;
}

const ascii = between(0x20, 0x7e);
/** What Korean official documents use besides letters. */
const officialSigns =
  "\u00a0·×±²³°§©®–—‘’“”•…′″※→←↑↓⇒−≤≥∼○●◎□■◇◆△▲▽▼▶☆★「」『』【】〈〉《》、。〜①②③④⑤⑥⑦⑧⑨⑩㈜㎜㎝㎞㎡㎥㎏℃％₩ㆍㄱㄴㄷㄹㅁㅂㅅㅇㅈ";

const coreSize = 620;
const steps = [1200, 1750];

/**
 * Slices by frequency. A slice names one range for all Hangul instead of its characters: a browser asks the slices in
 * turn (CSS Fonts 4, section 5.2) and fetches one only when those before lack the character, and the lists would
 * weigh 16 kB in a stylesheet that every page waits for.
 */
export function fontSlices(authorsSlices: string): Slice[] {
  const standard = standardSyllables();
  const ranked = rankedSyllables(authorsSlices).filter((syllable) => standard.has(syllable));
  const core = new Set([...ranked.slice(0, coreSize), ...characters(portalSyllables)]);
  const later = ranked.filter((syllable) => !core.has(syllable));
  const [second, third] = steps.map((step) => step - core.size);
  const hangul = "U+AC00-D7A3";
  return [
    { name: "core", preload: true, text: textOf([...ascii, ...characters(officialSigns), ...core]) },
    { name: "second", preload: false, range: hangul, text: textOf(later.slice(0, second)) },
    { name: "third", preload: false, range: hangul, text: textOf(later.slice(second, third)) },
    { name: "fourth", preload: false, range: hangul, text: textOf(later.slice(third)) },
    { name: "signs", preload: false, range: signRanges, text: textOf(signs) },
  ];
}

const signBlocks: [first: number, last: number][] = [
  [0xa1, 0x24f],
  [0x2010, 0x27bf],
  [0x3000, 0x33ff],
  [0xff01, 0xffee],
];
const signs = signBlocks.flatMap(([first, last]) => between(first, last));
const signRanges = signBlocks.map(([first, last]) => `U+${hex(first)}-${hex(last)}`).join(",");

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function characters(text: string): number[] {
  return [...text].flatMap((character) => character.codePointAt(0) ?? []);
}

function textOf(codes: number[]): string {
  return String.fromCodePoint(...codes);
}

function hex(code: number): string {
  return code.toString(16).toUpperCase();
}
