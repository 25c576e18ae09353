const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Syllables follow each other by initial, vowel and 28 finals, the first of which is none (Unicode, section 3.12). */
const finals = 28;

/** The word with the topic particle that its last sound asks for: 한울도는, 교육청은. */
export function topic(word: string): string {
  const last = word.codePointAt(word.length - 1) ?? 0;
  const hangul = last >= firstSyllable && last <= lastSyllable;
  return `${word}${hangul && (last - firstSyllable) % finals !== 0 ? "은" : "는"}`;
}
