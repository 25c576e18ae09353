export interface Roof {
  left: number;
  top: number;
  /** Length of a side. */
  side: number;
}

const gap = 11;
const depth = 46;

/** Path of the rows of tiles on the four slopes of a square roof: each row ends at the ridge. */
export function roofTiles({ left, top, side }: Roof): string {
  const offsets = Array.from({ length: Math.ceil(side / gap) - 1 }, (_, index) => (index + 1) * gap);
  const columns = offsets.map((offset) => {
    const length = Math.min(offset, side - offset, depth);
    return `M${left + offset} ${top}v${length}M${left + offset} ${top + side}v-${length}`;
  });
  const rows = offsets.map((offset) => {
    const length = Math.min(offset, side - offset, depth);
    return `M${left} ${top + offset}h${length}M${left + side} ${top + offset}h-${length}`;
  });
  return [...columns, ...rows].join("");
}
