/**
 * How a letter makes words: `syllable` scripts are read by parts of a word (Hangul, Hanja, Kana), `alphabet` scripts from the
 * beginning of a word, numbers by any part.
 */
export type LetterKind = "syllable" | "alphabet" | "digit";

const syllabic = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const known = new Map<string, LetterKind>();

export function letterKind(letter: string): LetterKind {
  const code = letter.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return "syllable";
  let kind = known.get(letter);
  if (kind === undefined) {
    kind = /\p{N}/u.test(letter) ? "digit" : syllabic.test(letter) ? "syllable" : "alphabet";
    known.set(letter, kind);
  }
  return kind;
}

/** Letters of one kind that stand together. */
export interface Run {
  readonly kind: LetterKind;
  readonly letters: readonly string[];
}

/** "ktx역3번" is "ktx", "역", "3", "번". */
export function runsOf(letters: readonly string[]): Run[] {
  const runs: { kind: LetterKind; letters: string[] }[] = [];
  for (const letter of letters) {
    const kind = letterKind(letter);
    const last = runs.at(-1);
    if (last?.kind === kind) last.letters.push(letter);
    else runs.push({ kind, letters: [letter] });
  }
  return runs;
}
