/** Paths in a plot of 1000 × 1000 units that is stretched to the room there is; y grows downwards. */
export const plotUnits = 1000;

export type Point = readonly [x: number, y: number];

/** Stairs: each window keeps its height from its left to its right edge. */
export interface Stair {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** The ground between two stairs with the same edges; places are 0–1. */
export function layerPath(lower: readonly Stair[], upper: readonly Stair[]): string {
  const over = upper.map(({ left, right, height }, index) => {
    const begin = index === 0 ? `M${x(left)} ${y(height)}` : `V${y(height)}`;
    return `${begin}H${x(right)}`;
  });
  const back = lower.toReversed().map(({ left, height }) => `V${y(height)}H${x(left)}`);
  return over.length === 0 ? "" : `${over.join("")}${back.join("")}Z`;
}

/** The top of stairs alone. */
export function edgePath(upper: readonly Stair[]): string {
  return upper
    .map(({ left, right, height }, index) =>
      index === 0 ? `M${x(left)} ${y(height)}H${x(right)}` : `V${y(height)}H${x(right)}`,
    )
    .join("");
}

/** A line through points; it is interrupted where there is none. A point alone is a short dash. */
export function linePath(points: readonly (Point | undefined)[]): string {
  let drawing = false;
  const parts: string[] = [];
  for (const [index, point] of points.entries()) {
    if (point !== undefined) {
      parts.push(`${drawing ? "L" : "M"}${x(point[0])} ${y(point[1])}`);
      if (!drawing && points[index + 1] === undefined) parts.push("h2");
    }
    drawing = point !== undefined;
  }
  return parts.join("");
}

function x(place: number): number {
  return Math.round(place * plotUnits * 10) / 10;
}

function y(place: number): number {
  return Math.round((1 - place) * plotUnits * 10) / 10;
}
