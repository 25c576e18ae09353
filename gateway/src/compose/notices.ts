import type { Language } from "@madang/manifest";
import { titleOf, type FragmentRoute } from "../routes/route-table.ts";
import type { CompiledLayout } from "./compile-layout.ts";

/** In place of what cannot be shown: its name, the module's own words, and whom to call. */
export function awayNotice(layout: CompiledLayout, route: FragmentRoute): Buffer {
  const { manifest } = route.module.record;
  const { language } = layout;
  return Buffer.from(
    layout.away({
      title: titleOf(route)[language],
      message: manifest.fallback[language],
      department: manifest.owner.department[language],
      telephone: manifest.owner.telephone,
    }),
  );
}

/** Before a copy that stands in for an answer that did not come. */
export function staleNotice(layout: CompiledLayout, storedAt: number, timeZone: string): Buffer {
  return Buffer.from(layout.stale({ time: localTime(storedAt, layout.language, timeZone) }));
}

/** A moment as people in the portal's time zone write it. */
export function localTime(at: number, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language === "ko" ? "ko-KR" : "en-GB", {
    timeZone,
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return parts.format(at);
}
