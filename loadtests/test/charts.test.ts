import { describe, expect, test } from "vitest";
import { describeCourse } from "../report/charts/describe-course.ts";
import type { Chart, Tone } from "../report/charts/chart.ts";
import { drawChart } from "../report/charts/draw-chart.ts";
import { numbered } from "../report/charts/event-marks.ts";
import { edgePath, layerPath, linePath } from "../report/charts/plot-path.ts";
import { linearScale, logScale, timeScale } from "../report/charts/scale.ts";
import { countSeries, perSecond } from "../report/courses/course-series.ts";
import { distinctTones } from "../report/courses/distinct-tones.ts";
import { withPlainNames } from "../report/courses/plain-names.ts";
import { count, milliseconds, percent, quantity, clock, bytes } from "../report/words/figures.ts";

describe("scales", () => {
  test("end at a round value at or above the largest", () => {
    expect(linearScale(87).ticks).toEqual([0, 25, 50, 75, 100]);
    expect(linearScale(100).ticks).toEqual([0, 25, 50, 75, 100]);
    expect(linearScale(0.3).ticks).toHaveLength(4);
    expect(linearScale(0).ticks.length).toBeGreaterThan(1);
    expect(linearScale(87).place(50)).toBe(0.5);
  });

  test("of logarithms have powers of ten around all values", () => {
    expect(logScale(14, 900).ticks).toEqual([10, 100, 1000]);
    expect(logScale(100, 100).ticks).toEqual([100, 1000]);
    expect(logScale(14, 900).place(100)).toBeCloseTo(0.5);
    expect(logScale(14, 900).place(0)).toBe(0);
  });

  test("of time have ticks that a clock has", () => {
    expect(timeScale(-3, 123).ticks).toEqual([0, 30, 60, 90, 120]);
    expect(timeScale(0, 7200).ticks).toEqual([0, 1200, 2400, 3600, 4800, 6000, 7200]);
    expect(timeScale(5, 5).place(5)).toBe(0);
  });
});

describe("paths", () => {
  test("of a layer go along its top and back along its ground", () => {
    const stairs = (heights: readonly number[]) =>
      heights.map((height, index) => ({ left: index / 2, right: (index + 1) / 2, height }));
    expect(layerPath(stairs([0, 0.1]), stairs([0.5, 1]))).toBe("M0 500H500V0H1000V900H500V1000H0Z");
    expect(edgePath(stairs([0.5, 1]))).toBe("M0 500H500V0H1000");
    expect(layerPath([], [])).toBe("");
  });

  test("of a line are interrupted where nothing was measured", () => {
    expect(linePath([[0, 0], [0.25, 1], undefined, [0.75, 0.5], undefined])).toBe("M0 1000L250 0M750 500h2");
    expect(linePath([])).toBe("");
  });
});

const windows = [
  { from: 0, until: 5 },
  { from: 5, until: 10 },
];

describe("series", () => {
  test("are the largest names; what has no colour left is one of its own", () => {
    const names = Array.from({ length: 14 }, (_, index) => [`service-${index}`, 100 - index] as const);
    const series = countSeries({ counts: [Object.fromEntries(names), {}], total: count });
    expect(series).toHaveLength(9);
    expect(series[0]).toMatchObject({ name: "service-0", values: [100, 0], total: "100" });
    expect(series.at(-1)).toMatchObject({ name: "6 others", tone: "c9" });
  });

  test("keep a given order", () => {
    const counts = [{ pass: 9, hit: 1, miss: 5 }];
    const series = countSeries({ counts, order: ["hit", "stale", "miss", "pass"], total: count });
    expect(series.map(({ name }) => name)).toEqual(["hit", "miss", "pass"]);
  });

  test("become rates of their windows", () => {
    const [series] = perSecond([{ name: "news", values: [10, undefined], total: "10" }], windows, 60);
    expect(series?.values).toEqual([120, undefined]);
  });
});

const chart: Chart = {
  id: "try",
  title: "Try",
  says: "",
  kind: "layers",
  axis: "linear",
  windows,
  limits: [],
  figure: quantity,
  series: [
    { name: "news", values: [1, 2], total: "3" },
    { name: "notices", values: [3, 0], total: "3" },
  ],
};

describe("a drawing", () => {
  test("has a layer for each series, and its course in words", () => {
    expect(
      drawChart(chart, { from: 0, until: 10 }, [])
        .toString()
        .match(/class="layer /g),
    ).toHaveLength(2);
    expect(describeCourse(chart)).toBe(
      "All together: between 2 and 4, the most at 0:00. In the whole run: news 3, notices 3.",
    );
  });

  test("leaves out a level that would press its curves flat", () => {
    const limited = (value: number) => ({ ...chart, limits: [{ value, name: "level" }] });
    const drawn = (value: number) => drawChart(limited(value), { from: 0, until: 10 }, []).toString();
    expect(drawn(6)).toContain("level");
    expect(drawn(60)).not.toContain("level");
  });

  test("numbers what happened in the order of time; numbers that would touch share a place", () => {
    const event = (at: number, kind: "fault" | "stage" = "stage") => ({ at, kind, name: "", detail: "" });
    const events = numbered([event(9), { ...event(0, "fault"), until: 4 }, event(9)]);
    expect(events.map(({ number, at }) => [number, at])).toEqual([
      [1, 0],
      [2, 9],
      [3, 9],
    ]);
    const drawn = drawChart(chart, { from: 0, until: 10 }, events).toString();
    expect(drawn).toContain(">2–3</text>");
    expect(drawn).toContain('class="lasts fault"');
  });
});

test("figures are written alike everywhere", () => {
  expect([0, 0.00004, 0.0042, 0.5, 0.9973, 1, 10].map(percent)).toEqual([
    "0 %",
    "< 0.01 %",
    "0.42 %",
    "50.0 %",
    "99.73 %",
    "100 %",
    "1,000 %",
  ]);
  expect([0.814, 35.31, 1205.4, 12_345].map(milliseconds)).toEqual([
    "0.814 ms",
    "35.3 ms",
    "1,205 ms",
    "12.3 s",
  ]);
  expect([-3, 65, 3725].map(clock)).toEqual(["−0:03", "1:05", "1:02:05"]);
  expect([0, 999, 1_500_000].map(bytes)).toEqual(["0 B", "999 B", "1.5 MB"]);
  expect([undefined, Number.NaN].map(count)).toEqual(["–", "–"]);
});

test("a name keeps its colour where it can, and never shares it in a chart that has others left", () => {
  const wanted = new Map<string, Tone>([
    ["news", "c1"],
    ["news@2", "c1"],
    ["shell", "c3"],
  ]);
  expect([...distinctTones(["shell", "news@2", "other", "news"], wanted)]).toEqual([
    ["shell", "c3"],
    ["news@2", "c1"],
    ["other", "c2"],
    ["news", "c4"],
  ]);
});

test("a build is named only where a module ran in more than one", () => {
  const rows = ["news@1", "notices@1", "notices@2", "gateway"].map((service) => ({
    at: 0,
    service,
    cpu: 1,
    memory: 1,
  }));
  expect(withPlainNames(rows).map(({ service }) => service)).toEqual([
    "news",
    "notices@1",
    "notices@2",
    "gateway",
  ]);
});
