/** What may come before a particle: a syllable with a final consonant, one without (or with ㄹ), or any. */
type Before = "closed" | "open" | "openOrL" | "any";

/** 조사 that are hardly ever the end of a noun. Longest first. */
const sure: readonly (readonly [particle: string, before: Before])[] = [
  ["으로부터", "closed"],
  ["에서부터", "any"],
  ["에게서는", "any"],
  ["로부터", "openOrL"],
  ["으로는", "closed"],
  ["으로도", "closed"],
  ["으로써", "closed"],
  ["으로서", "closed"],
  ["에서는", "any"],
  ["에서도", "any"],
  ["에서의", "any"],
  ["에게는", "any"],
  ["에게서", "any"],
  ["에게도", "any"],
  ["까지는", "any"],
  ["까지도", "any"],
  ["까지의", "any"],
  ["부터는", "any"],
  ["이라는", "closed"],
  ["이라고", "closed"],
  ["에서", "any"],
  ["에게", "any"],
  ["께서", "any"],
  ["한테", "any"],
  ["으로", "closed"],
  ["까지", "any"],
  ["부터", "any"],
  ["보다", "any"],
  ["처럼", "any"],
  ["마다", "any"],
  ["조차", "any"],
  ["밖에", "any"],
  ["에는", "any"],
  ["에도", "any"],
  ["이나", "closed"],
  ["이며", "closed"],
  ["이란", "closed"],
  ["라는", "open"],
  ["을", "closed"],
  ["를", "open"],
  ["은", "closed"],
  ["는", "open"],
  ["이", "closed"],
  ["가", "open"],
  ["와", "open"],
  ["의", "any"],
  ["에", "any"],
  ["로", "openOrL"],
];

/** 조사 that end many nouns too: 경기도, 교통안전과, 순천만. */
const unsure: readonly (readonly [particle: string, before: Before])[] = [
  ["과", "closed"],
  ["도", "any"],
  ["만", "any"],
  ["나", "open"],
  ["랑", "open"],
];

/** Nouns that only look as if one followed. */
const nouns = new Set(["어린이", "젊은이", "길잡이", "손잡이", "고속도로", "자전거도로"]);

const shortestStem = 2;

/** The word without its 조사, or as it is where a noun of two syllables or more would not remain. */
export function withoutParticle(word: string, { all = false }: { readonly all?: boolean } = {}): string {
  if (nouns.has(word)) return word;
  for (const [particle, before] of all ? [...sure, ...unsure] : sure) {
    const stem = word.slice(0, -particle.length);
    if (stem.length >= shortestStem && word.endsWith(particle) && mayStandBefore(stem, before)) return stem;
  }
  return word;
}

/** Whether a word is nothing but a 조사. */
export function isParticle(word: string): boolean {
  return [...sure, ...unsure].some(([particle]) => particle === word);
}

function mayStandBefore(stem: string, before: Before): boolean {
  const final = finalConsonant(stem);
  if (final === undefined) return false;
  if (before === "any") return true;
  if (before === "closed") return final > 0;
  return final === 0 || (before === "openOrL" && final === rieul);
}

const rieul = 8;

/** Index of the final consonant of the last syllable, 0 for none; undefined where it is no Hangul syllable. */
export function finalConsonant(word: string): number | undefined {
  const code = word.charCodeAt(word.length - 1);
  return code >= 0xac00 && code <= 0xd7a3 ? (code - 0xac00) % 28 : undefined;
}
