import type { DueDate, ExplainedDay } from "@madang/statutory-clock";
import type { Day } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import { shortReason, stopName } from "../words/day-words.ts";

/** The explained days as cells of the table of days. */
export function dueDays(due: DueDate, language: Language, today: string): Day[] {
  return due.days.map((day) => {
    const cell = { date: day.date, today: day.date === today };
    if (day.date === due.due?.date) return { ...cell, state: "due", count: countOf(day) };
    return { ...cell, ...stateOf(day, language) };
  });
}

function countOf(day: ExplainedDay): number | undefined {
  return day.state === "counted" ? day.nth : undefined;
}

function stateOf(day: ExplainedDay, language: Language): Pick<Day, "state" | "count" | "note"> {
  if (day.state === "counted") return { state: "counted", count: day.nth };
  if (day.state === "skipped") return { state: "skipped", note: shortReason(day.reason, language) };
  if (day.state === "stopped")
    return { state: "held", note: language === "ko" ? stopName(day.reason, language) : undefined };
  return { state: "skipped" };
}

/** How many days of the period have been counted up to and with today. */
export function countedUntil({ days }: DueDate, today: string): number {
  return days.filter((day) => day.state === "counted" && day.date <= today).length;
}

export function heldDays({ days }: DueDate): number {
  return days.filter(({ state }) => state === "stopped").length;
}
