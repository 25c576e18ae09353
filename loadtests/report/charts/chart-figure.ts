import type { TimeWindow } from "../../results/time-windows.ts";
import { markup, type Markup } from "../markup.ts";
import { isEmpty, type Chart } from "./chart.ts";
import { chartTable } from "./chart-table.ts";
import { describeCourse } from "./describe-course.ts";
import { drawChart } from "./draw-chart.ts";
import type { NumberedEvent } from "./event-marks.ts";
import { legend } from "./legend.ts";

/** A chart with its name, legend, course in words and figures. */
export function chartFigure(chart: Chart, span: TimeWindow, events: readonly NumberedEvent[]): Markup {
  const { id, title, says } = chart;
  if (isEmpty(chart))
    return markup`<section class="chart"><div class="rail"><h3>${title}</h3></div><p class="quiet">Nothing to draw: it was 0 all the time, or not observed.</p></section>
`;
  return markup`<section class="chart" data-from="${span.from}" data-until="${span.until}">
<div class="rail"><h3 id="${id}-title">${title}</h3><p>${says}</p>${legend(chart)}</div>
<div class="plot"><p class="moment" aria-hidden="true"></p>${drawChart(chart, span, events)}
<p class="unseen" id="${id}-course">${describeCourse(chart)}</p>
${chartTable(chart)}</div></section>
`;
}
