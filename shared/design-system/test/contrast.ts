/** Colour tokens of the first rule with this selector. */
export function tokensOf(styles: string, selector: string): Record<string, string> {
  const start = styles.indexOf(selector);
  const rule = styles.slice(start, styles.indexOf("}", start));
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name, value]) => [name, value]),
  );
}

/** WCAG 2.2, "contrast ratio". */
export function contrastRatio(first: string | undefined, second: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string | undefined): number {
  const [red = 0, green = 0, blue = 0] = channels(colour ?? "").map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  const digits = colour.length === 4 ? colour.replaceAll(/[\da-f]/g, "$&$&") : colour;
  return [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
}
