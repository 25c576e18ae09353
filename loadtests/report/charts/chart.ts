import type { TimeWindow } from "../../results/time-windows.ts";
import type { Figure } from "../words/figures.ts";

/** What one chart shows: data without any drawing. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What is drawn, and how it is to be read. */
  readonly says: string;
  /** Layers that add up, or lines that do not. */
  readonly kind: "layers" | "lines";
  readonly axis: "linear" | "log";
  readonly windows: readonly TimeWindow[];
  readonly series: readonly Series[];
  /** Levels that a reader compares with, for example a service level. */
  readonly limits: readonly Limit[];
  /** A course of its own points, in seconds and the chart's unit: what was planned. */
  readonly plan?: { readonly name: string; readonly points: readonly (readonly [number, number])[] };
  readonly figure: Figure;
}

export interface Series {
  readonly name: string;
  /** One for each window; nothing where there was nothing to measure. */
  readonly values: readonly (number | undefined)[];
  /** What the whole run comes to, in words. */
  readonly total: string;
  /** A colour instead of the next one of the palette. */
  readonly tone?: Tone;
}

/** A colour with a meaning, or one of the palette. */
export type Tone = "good" | "fair" | "plain" | "warn" | "bad" | "gone" | `c${number}`;

/** The class of the stylesheet that colours a series. */
export function colourOf({ tone }: Series, index: number): string {
  return tone ?? paletteTone(index);
}

/** Colours that are told apart; one more is for the rest. */
export const paletteSize = 8;

export function paletteTone(index: number): Tone {
  return `c${(index % paletteSize) + 1}`;
}

export interface Limit {
  readonly value: number;
  readonly name: string;
}

/** Whether there is anything to draw. */
export function isEmpty({ series }: Chart): boolean {
  return series.every(({ values }) => values.every((value) => value === undefined || value === 0));
}

export function largest(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

/** What layers add up to in each window. */
export function heights({ windows, series }: Pick<Chart, "windows" | "series">): number[] {
  return windows.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
}
