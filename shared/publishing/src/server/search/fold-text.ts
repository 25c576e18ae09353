/** Text as search compares it: letters and digits alone, with one space where anything else stood. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its letter stands in the original. */
  readonly places: readonly number[];
}

/** Invisible: they part no words. Variation selectors follow a sign of which nothing else remains. */
const invisible = /[\p{Cf}\u{FE00}-\u{FE0F}]/u;
const letter = /[\p{L}\p{M}\p{N}]/u;
/** A consonant or vowel on its own: a syllable that somebody has not finished typing, or the number of a list. */
const looseJamo = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/u;

/** What one character becomes; undefined for an invisible one. */
const folded = new Map<string, string | undefined>();

function fold(character: string): string | undefined {
  const code = character.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return character;
  if (folded.has(character)) return folded.get(character);
  const result = invisible.test(character) ? undefined : lettersOf(character);
  // One entry for every character that Unicode has would be many; real texts have few.
  if (folded.size < 20_000) folded.set(character, result);
  return result;
}

function lettersOf(character: string): string {
  return [...character.normalize("NFKC").toLowerCase()]
    .map((one) => (letter.test(one) && !looseJamo.test(one) ? one : " "))
    .join("");
}

/**
 * Folds a text for comparing: canonical and compatibility forms (Unicode Standard Annex #15, NFC and NFKC), lower case, without
 * signs. Stored texts and what visitors type go through the same function.
 */
export function foldWithPlaces(original: string): FoldedText {
  const parts: string[] = [];
  const places: number[] = [];
  let gap = true;
  let place = 0;
  for (const character of original) {
    for (const one of fold(character) ?? "") {
      if (one === " " && gap) continue;
      gap = one === " ";
      parts.push(one);
      for (let unit = 0; unit < one.length; unit += 1) places.push(place);
    }
    place += character.length;
  }
  if (gap && parts.length > 0) {
    parts.pop();
    places.pop();
  }
  return { text: parts.join(""), places };
}

/** The same without the places, and quicker. */
export function foldText(original: string): string {
  let text = "";
  for (const character of original.normalize("NFC")) text += fold(character) ?? "";
  return text.replace(/ +/g, " ").trim();
}
