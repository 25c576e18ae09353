import { markup, type Markup } from "../markup.ts";
import { colourOf, type Chart } from "./chart.ts";
import { across, down, plotBox } from "./plot-box.ts";
import { edgePath, layerPath, type Stair } from "./plot-path.ts";
import type { Scale } from "./scale.ts";

/** One layer of series that add up, from the ground upwards. */
interface Layer {
  readonly name: string;
  readonly colour: string;
  readonly lower: readonly Stair[];
  readonly upper: readonly Stair[];
}

export function layersOf({ windows, series }: Chart, time: Scale, scale: Scale): Layer[] {
  const ground = windows.map(() => 0);
  const stairs = (heights: readonly number[]): Stair[] =>
    windows.map(({ from, until }, index) => ({
      left: time.place(from),
      right: time.place(until),
      height: scale.place(heights[index] ?? 0),
    }));
  return series.map((each, order) => {
    const lower = stairs(ground);
    for (const [index, value] of each.values.entries()) ground[index] = (ground[index] ?? 0) + (value ?? 0);
    return { name: each.name, colour: colourOf(each, order), lower, upper: stairs(ground) };
  });
}

/** The layers, in the units of the stretched plot. Edges in ink part neighbours for those who see no colours. */
export function layerPaths(layers: readonly Layer[]): Markup {
  return markup`${layers.map(
    ({ colour, lower, upper }) =>
      markup`<path class="layer ${colour}" d="${layerPath(lower, upper)}"/><path class="edge" d="${edgePath(upper)}"/>`,
  )}`;
}

/** Names on the layers that have room for them. */
export function layerNames(layers: readonly Layer[]): Markup {
  return markup`${layers.map((layer) => {
    const room = widestRoom(layer);
    if (room === undefined) return undefined;
    return markup`<text class="name" x="${across(room.across)}" y="${down(room.height)}" dy=".35em" text-anchor="middle">${layer.name}</text>`;
  })}`;
}

/** Pixels: of a letter, of a line of letters, and of a plot in a wide window. */
const letter = { width: 7, height: 15 };
const wideWindow = 820;

/** Where a name fits between both edges of its layer, as far as the name is long. */
function widestRoom({ name, lower, upper }: Layer): { across: number; height: number } | undefined {
  const reach = Math.ceil(((name.length * letter.width) / wideWindow / 2) * upper.length);
  let best: { across: number; height: number; thickness: number } | undefined;
  for (let index = reach; index < upper.length - reach; index++) {
    const around = (stairs: readonly Stair[]) =>
      stairs.slice(index - reach, index + reach + 1).map(({ height }) => height);
    const floor = Math.max(...around(lower));
    const thickness = Math.min(...around(upper)) - floor;
    const at = upper[index];
    if (at === undefined || thickness <= (best?.thickness ?? letter.height / plotBox.height)) continue;
    best = { across: (at.left + at.right) / 2, height: floor + thickness / 2, thickness };
  }
  return best;
}
