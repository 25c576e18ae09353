import { finalConsonant } from "../search/particles.ts";

/** The 조사 that fits: 을 after a final consonant, 를 after a vowel; after a letter or number, as one reads both. */
export function josa(word: string, pair: "을/를" | "은/는" | "이/가" | "과/와" | "으로/로"): string {
  const [closed, open] = pair.split("/") as [string, string];
  const final = finalConsonant(word);
  if (final === undefined) return `${word}${open}`;
  if (final === 0 || (pair === "으로/로" && final === 8)) return word + open;
  return word + closed;
}
