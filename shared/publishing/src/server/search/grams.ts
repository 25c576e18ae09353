import { letterKind, runsOf, type Run } from "./letter-kind.ts";
import { withoutParticle } from "./particles.ts";

/** Longer words of an alphabet share the gram of their beginning. */
export const longestPrefix = 8;
const longestNumberPart = 4;

/**
 * What the index holds of a folded text:
 * "주차" for two letters side by side, "법 주" for two with a gap between them, "^불" for how a word begins,
 * "^par" for the beginnings of a word in an alphabet, "118" for parts of a number.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  let before = "";
  for (const word of text.split(" ")) {
    if (word === "") continue;
    for (const gram of gramsOfWord(word)) grams.add(gram);
    if (before !== "") addGap(grams, before, word);
    before = word;
  }
  return [...grams];
}

/** Words come again and again. */
const known = new Map<string, readonly string[]>();
const mostKnown = 20_000;

function gramsOfWord(word: string): readonly string[] {
  const found = known.get(word);
  if (found !== undefined) return found;
  const grams = new Set<string>();
  addWord(grams, [...word]);
  if (known.size >= mostKnown) known.clear();
  if (word.length < 20) known.set(word, [...grams]);
  return [...grams];
}

function addWord(grams: Set<string>, letters: readonly string[]): void {
  const runs = runsOf(letters);
  const [first] = runs;
  if (first?.kind === "syllable") grams.add(`^${first.letters[0]}`);
  let before: string | undefined;
  for (const run of runs) {
    if (before !== undefined) grams.add(before + run.letters[0]);
    addRun(grams, run);
    before = run.letters.at(-1);
  }
}

function addRun(grams: Set<string>, { kind, letters }: Run): void {
  if (kind === "alphabet") addBeginnings(grams, letters);
  else if (kind === "digit") addParts(grams, letters);
  else for (let at = 1; at < letters.length; at += 1) grams.add(`${letters[at - 1]}${letters[at]}`);
}

function addBeginnings(grams: Set<string>, letters: readonly string[]): void {
  if (letters.length === 1) grams.add(`^${letters[0]}`);
  for (let length = 2; length <= Math.min(letters.length, longestPrefix); length += 1)
    grams.add(`^${letters.slice(0, length).join("")}`);
}

function addParts(grams: Set<string>, letters: readonly string[]): void {
  if (letters.length === 1) grams.add(`^${letters[0]}`);
  for (let length = 2; length <= longestNumberPart; length += 1)
    for (const part of windows(letters, length)) grams.add(part);
}

/** Every part of that many letters. */
export function windows(letters: readonly string[], length: number): string[] {
  return letters
    .slice(0, Math.max(0, letters.length - length + 1))
    .map((_, at) => letters.slice(at, at + length).join(""));
}

function addGap(grams: Set<string>, before: string, after: string): void {
  const last = lastLetter(before);
  const first = [...after].slice(0, 1).join("");
  grams.add(`${last} ${first}`);
  // 빈 집, 빈 집을: two words of one syllable are found as 빈집. In "신청 시 장애인" nothing is found as 시장.
  if (last === before && letterKind(last) === "syllable" && isOneSyllable(first, after))
    grams.add(last + first);
}

function lastLetter(word: string): string {
  return word.slice(/[\udc00-\udfff]/.test(word.at(-1) ?? "") ? -2 : -1);
}

/** 집, and 집 with a particle. */
function isOneSyllable(first: string, word: string): boolean {
  if (letterKind(first) !== "syllable") return false;
  // The same rule as for longer nouns, seen with a syllable before it.
  return word === first || withoutParticle(`가${word}`) === `가${first}`;
}
