import { paletteSize, paletteTone, type Tone } from "../charts/chart.ts";

/** The wanted tone of each name where no name before has it, else the next free one of the palette; c9 when none is left. */
export function distinctTones(
  names: readonly string[],
  wanted: ReadonlyMap<string, Tone>,
): Map<string, Tone> {
  const given = new Map<string, Tone>();
  const used = new Set<Tone>();
  const give = (name: string, tone: Tone) => {
    given.set(name, tone);
    used.add(tone);
  };
  for (const name of names) {
    const tone = wanted.get(name);
    if (tone !== undefined && !used.has(tone)) give(name, tone);
  }
  const palette = Array.from({ length: paletteSize }, (_, index) => paletteTone(index));
  for (const name of names) if (!given.has(name)) give(name, palette.find((tone) => !used.has(tone)) ?? "c9");
  return given;
}
