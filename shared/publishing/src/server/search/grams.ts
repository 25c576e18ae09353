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
  let before: readonly string[] | undefined;
  for (const word of text.split(" ")) {
    if (word === "") continue;
    const letters = [...word];
    addWord(grams, letters);
    if (before !== undefined) addGap(grams, before, letters);
    before = letters;
  }
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
  else for (let at = 1; at < letters.length; at += 1) grams.add(letters[at - 1]! + letters[at]!);
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

function addGap(grams: Set<string>, before: readonly string[], after: readonly string[]): void {
  const last = before.at(-1)!;
  const first = after[0]!;
  grams.add(`${last} ${first}`);
  // 빈 집, 빈 집을: two words of one syllable are found as 빈집. In "신청 시 장애인" nothing is found as 시장.
  if (before.length === 1 && letterKind(last) === "syllable" && isOneSyllable(after)) grams.add(last + first);
}

function isOneSyllable(letters: readonly string[]): boolean {
  const [first, ...rest] = letters;
  if (letterKind(first!) !== "syllable") return false;
  if (rest.length === 0) return true;
  // The same rule as for longer nouns, seen with a syllable before it.
  return withoutParticle(`가${letters.join("")}`) === `가${first}`;
}
