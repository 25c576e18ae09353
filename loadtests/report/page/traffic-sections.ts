import type { RunRecord } from "../../results/run-record.ts";
import { byJourney, byModule } from "../../results/summarize.ts";
import { markup, type Markup } from "../markup.ts";
import { milliseconds, percent } from "../words/figures.ts";
import { beyondLevels } from "../service-levels.ts";
import { room } from "./room.ts";
import { trafficTable } from "./traffic-table.ts";

export function modulesSection(record: RunRecord): Markup {
  const beyond = beyondLevels(record);
  const faults = record.events.some(({ kind }) => kind === "fault");
  const levels = new Map(record.modules.map(({ id, serviceLevel }) => [id, serviceLevel]));
  const rows = [...byModule(record)].map(([id, traffic]) => {
    const level = levels.get(id);
    const promised =
      level === undefined
        ? undefined
        : markup`<small>p95 ${milliseconds(level.p95)}, ${percent(level.errors)} may fail</small>`;
    return { name: markup`${id}${promised}`, traffic, beyond: beyond.get(id) };
  });
  return room({
    id: "modules",
    title: "Modules",
    says: `Under each name is what its manifest promises; ▲ marks what went beyond it.${faults ? " The figures are of all seconds; those of a fault are judged by what must hold then, and not by the manifest." : ""}`,
    contents: trafficTable("Module", rows),
  });
}

export function journeysSection(record: RunRecord): Markup {
  const rows = byJourney(record).map(({ module, journey, traffic }) => ({
    name: markup`<span class="quiet">${module}/</span>${journey}`,
    traffic,
    beyond: undefined,
  }));
  return room({ id: "journeys", title: "Journeys", contents: trafficTable("Journey", rows) });
}
