/** Hangul syllables in the order of the author's slices, the most frequent slice first. */
export function rankedSyllables(slices: string): number[] {
  const faces = [...slices.matchAll(/subset\.(\d+)\.woff2[^;]*;\s*unicode-range: ([^;]+);/g)];
  return faces
    .map(([, number, range = ""]) => ({ number: Number(number), characters: charactersIn(range) }))
    .sort((a, b) => b.number - a.number)
    .flatMap(({ characters }) => characters)
    .filter((character) => character >= 0xac00 && character <= 0xd7a3);
}

/** The 2,350 syllables of KS X 1001, rows 16 to 40: what Korean is written with, but for rare names and slang. */
export function standardSyllables(): Set<number> {
  const decoder = new TextDecoder("euc-kr");
  const rows = Array.from({ length: 25 }, (_, row) => 0xb0 + row);
  const cells = Array.from({ length: 94 }, (_, cell) => 0xa1 + cell);
  const texts = rows.flatMap((row) => cells.map((cell) => decoder.decode(new Uint8Array([row, cell]))));
  return new Set(texts.flatMap((text) => text.codePointAt(0) ?? []));
}

function charactersIn(range: string): number[] {
  return range.split(",").flatMap((part) => {
    const [first = "", last = first] = part.trim().slice(2).split("-");
    const start = Number.parseInt(first, 16);
    return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, index) => start + index);
  });
}
