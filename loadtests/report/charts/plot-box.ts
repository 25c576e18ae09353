/**
 * A plot is as wide as there is room, so places across are shares of the width; down, they are pixels, so that letters and marks
 * keep their size on a phone.
 */
export const plotBox = { top: 22, height: 150, bottom: 20 } as const;

export const drawingHeight = plotBox.top + plotBox.height + plotBox.bottom;
export const plotBottom = plotBox.top + plotBox.height;

export function across(place: number): string {
  return `${Math.round(place * 10_000) / 100}%`;
}

/** Pixels from the top of the drawing. */
export function down(place: number): number {
  return Math.round((plotBox.top + (1 - place) * plotBox.height) * 10) / 10;
}
