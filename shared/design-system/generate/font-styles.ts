import type { Slice } from "./slices.ts";

export const family = "Madang Text";

/** The file of a slice; the build preloads what is called `….preload.woff2`. */
export function fontFile({ name, preload }: Slice): string {
  return `madang-text-${name}${preload ? ".preload" : ""}.woff2`;
}

/** Of faces that overlap, a browser asks the last one first (CSS Fonts 4, section 5.2): the core comes last. */
export function fontStyles(slices: readonly Slice[]): string {
  return `/* Made by generate/fonts.ts; the licence of the fonts lies beside them. */\n${[...slices.toReversed().map(face), ...fallbacks.map(fallbackFace)].join("\n")}\n`;
}

function face(slice: Slice): string {
  return [
    "@font-face {",
    `  font-family: "${family}";`,
    "  font-weight: 400 700;",
    "  font-display: swap;",
    `  src: url("./files/${fontFile(slice)}") format("woff2");`,
    ...(slice.range ? [`  unicode-range: ${slice.range.replaceAll(",", ", ")};`] : []),
    "}",
  ].join("\n");
}

/**
 * Noto Sans, the Korean face of Android and Linux, drawn as wide as ours: a page that is read before the font has
 * come keeps its lines when it comes. Widths measured on a sentence of 50 syllables and 8 figures; ascent and
 * descent are ours (1950 and 494 of 2048).
 */
const fallbacks = [
  {
    weight: "400 500",
    names: ["Noto Sans CJK KR", "NotoSansCJKkr-Regular", "NotoSansKR-Regular"],
    width: 0.988,
  },
  {
    weight: "600 700",
    names: ["Noto Sans CJK KR Bold", "NotoSansCJKkr-Bold", "NotoSansKR-Bold"],
    width: 0.975,
  },
];

function fallbackFace({ weight, names, width }: (typeof fallbacks)[number]): string {
  return [
    "@font-face {",
    `  font-family: "${family} Fallback";`,
    `  font-weight: ${weight};`,
    `  src: ${names.map((name) => `local("${name}")`).join(", ")};`,
    `  size-adjust: ${percent(width)};`,
    `  ascent-override: ${percent(1950 / 2048 / width)};`,
    `  descent-override: ${percent(494 / 2048 / width)};`,
    "  line-gap-override: 0%;",
    "}",
  ].join("\n");
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)}%`;
}
