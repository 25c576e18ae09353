import type { RunRecord } from "../../results/run-record.ts";
import { chartFigure } from "../charts/chart-figure.ts";
import { numbered } from "../charts/event-marks.ts";
import { courseOf } from "../courses/course.ts";
import { portalCharts } from "../courses/portal-charts.ts";
import { visitorCharts } from "../courses/visitor-charts.ts";
import { markup, type Markup } from "../markup.ts";
import { eventsTable } from "./events-table.ts";
import { room } from "./room.ts";

/** Charts on one time axis, with everything that happened on each of them. */
export function courseSection(record: RunRecord): Markup {
  const course = courseOf(record);
  const events = numbered(record.events);
  const charts = [...visitorCharts(course), ...portalCharts(course)];
  const happened = room({
    id: "course",
    title: "Over time",
    says: `Minutes and seconds since the load began; each step is ${course.width} s.`,
    contents: eventsTable(events),
  });
  return markup`${happened}<div class="charts">${charts.map((chart) => chartFigure(chart, course.span, events))}</div>
`;
}
