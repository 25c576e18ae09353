import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrastRatio, tokensOf } from "./contrast.ts";

const styles = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
const light = tokensOf(styles, ":root {");
const high = { ...light, ...tokensOf(styles, '[data-contrast="high"] {') };

/** Foreground, ground, ratio needed (WCAG 2.2, 1.4.3 and 1.4.11), measured light, measured high. */
const pairs: [string, string, number, number, number][] = [
  ["text", "paper", 4.5, 13.83, 21],
  ["text", "sunken", 4.5, 12.68, 17.93],
  ["text-2", "paper", 4.5, 6.48, 16.21],
  ["text-2", "sunken", 4.5, 5.94, 13.84],
  ["text-2", "accent-soft", 4.5, 5.89, 12.17],
  ["ink", "paper", 4.5, 14.64, 21],
  ["accent", "paper", 4.5, 6.59, 15.23],
  ["accent", "accent-soft", 4.5, 5.99, 11.44],
  ["accent-deep", "accent-soft", 4.5, 8.67, 14.2],
  ["on-accent", "accent", 4.5, 6.99, 15.23],
  ["on-accent", "accent-deep", 4.5, 10.13, 18.92],
  ["visited", "paper", 4.5, 7.62, 13.42],
  ["danger", "surface", 4.5, 7.12, 12.27],
  ["danger", "danger-soft", 4.5, 6.34, 10.38],
  ["surface", "danger", 4.5, 7.12, 12.27],
  ["warn", "warn-soft", 4.5, 7.27, 11.43],
  ["warn", "paper", 4.5, 7.63, 14.95],
  ["info", "info-soft", 4.5, 7.8, 11.27],
  ["text", "info-soft", 4.5, 12.8, 17.33],
  ["on-band", "band", 4.5, 14.14, 21],
  ["line-strong", "paper", 3, 4.31, 21],
  ["line-strong", "surface", 3, 4.58, 21],
  ["accent", "surface", 3, 6.99, 15.23],
  ["warn-line", "paper", 3, 3.76, 14.95],
  ["focus", "paper", 3, 6.28, 16.57],
  ["focus", "accent-soft", 3, 5.71, 12.44],
  ["focus-band", "band", 3, 10.77, 16.57],
];

describe.each(pairs)("--%s on --%s", (foreground, ground, needed, lightRatio, highRatio) => {
  it(`reaches ${needed} in both contrasts`, () => {
    expect(contrastRatio(light[foreground], light[ground])).toBeGreaterThanOrEqual(needed);
    expect(contrastRatio(high[foreground], high[ground])).toBeGreaterThanOrEqual(needed);
  });

  it("is what the look was measured at", () => {
    expect(contrastRatio(light[foreground], light[ground])).toBeCloseTo(lightRatio, 1);
    expect(contrastRatio(high[foreground], high[ground])).toBeCloseTo(highRatio, 1);
  });
});
