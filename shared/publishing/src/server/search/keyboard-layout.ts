import { composeJamo } from "./compose-jamo.ts";

/** The Korean standard keyboard (KS X 5002): what each key writes. */
const keys: Readonly<Record<string, string>> = {
  q: "ㅂ",
  w: "ㅈ",
  e: "ㄷ",
  r: "ㄱ",
  t: "ㅅ",
  y: "ㅛ",
  u: "ㅕ",
  i: "ㅑ",
  o: "ㅐ",
  p: "ㅔ",
  a: "ㅁ",
  s: "ㄴ",
  d: "ㅇ",
  f: "ㄹ",
  g: "ㅎ",
  h: "ㅗ",
  j: "ㅓ",
  k: "ㅏ",
  l: "ㅣ",
  z: "ㅋ",
  x: "ㅌ",
  c: "ㅊ",
  v: "ㅍ",
  b: "ㅠ",
  n: "ㅜ",
  m: "ㅡ",
  Q: "ㅃ",
  W: "ㅉ",
  E: "ㄸ",
  R: "ㄲ",
  T: "ㅆ",
  O: "ㅒ",
  P: "ㅖ",
};
const twoKeys: Readonly<Record<string, string>> = {
  hk: "ㅘ",
  ho: "ㅙ",
  hl: "ㅚ",
  nj: "ㅝ",
  np: "ㅞ",
  nl: "ㅟ",
  ml: "ㅢ",
};

/** What was meant where the keyboard wrote Latin letters: "wnck" is 주차. Undefined where it makes no Korean syllables. */
export function typedInKorean(word: string): string | undefined {
  if (!/^[a-zA-Z]{2,}$/.test(word)) return undefined;
  const vowels = word.replace(/hk|ho|hl|nj|np|nl|ml/g, (two) => twoKeys[two] ?? two);
  const jamo = vowels.replace(/[a-zA-Z]/g, (key) => keys[key] ?? keys[key.toLowerCase()] ?? key);
  const korean = composeJamo(jamo);
  return /^[가-힣]{2,}$/.test(korean) ? korean : undefined;
}
