import type { CompiledLayout } from "../compose/compile-layout.ts";
import { localTime } from "../compose/notices.ts";
import type { Visit } from "../request/visit.ts";

/** Above everything on a page that a visitor sees as a preview; nothing on any other. */
export function previewNote(
  { preview }: Pick<Visit, "preview">,
  page: { layout: CompiledLayout; address: string; timeZone: string },
): Buffer[] {
  if (preview === undefined) return [];
  const { layout, address, timeZone } = page;
  const { module, name, until } = preview;
  const time = localTime(Date.parse(until), layout.language, timeZone);
  return [Buffer.from(layout.preview({ module, name, until: time, return: address }))];
}
