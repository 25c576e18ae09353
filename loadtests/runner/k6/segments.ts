/** A part of all arrivals that one process of k6 brings: `number` (from 1) of `of`. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

export const wholeLoad: Part = { number: 1, of: 1 };

/** The part of one of `processes` that together bring `part`. */
export function partOfProcess(part: Part, processes: number, process: number): Part {
  return { number: (part.number - 1) * processes + process, of: part.of * processes };
}

/** k6 shares out arrivals, and virtual users, by execution segments: every process gets its own, and together they are the whole. */
export function segmentArguments({ number, of }: Part): string[] {
  if (of === 1) return [];
  const border = (at: number) => (at === of ? "1" : at === 0 ? "0" : `${at}/${of}`);
  const sequence = Array.from({ length: of + 1 }, (_, at) => border(at)).join(",");
  return [
    "--execution-segment",
    `${border(number - 1)}:${border(number)}`,
    "--execution-segment-sequence",
    sequence,
  ];
}
