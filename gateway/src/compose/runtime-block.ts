import type { RuntimeBlock, RuntimeModule } from "@madang/manifest";
import { sourcesText, sourcesTogether } from "../protect/page-sources.ts";
import { escapeJson } from "./escape.ts";
import type { PageContent, ShownView } from "./page-content.ts";

/** What the browser runtime must know of a page (navigation-data.ts of the manifest package). */
export function runtimeBlock({
  language,
  layout,
  kind,
  shown,
  holdsForm = false,
}: Pick<PageContent, "language" | "layout" | "kind" | "shown" | "holdsForm">): RuntimeBlock {
  const sources = sourcesTogether(shown.map(({ module }) => module.sources));
  return {
    v: 1,
    language,
    ...(sources === undefined ? {} : { sources: sourcesText(sources) }),
    shell: layout.build,
    layout: kind,
    builds: Object.fromEntries(shown.map(({ module }) => [module.id, module.build])),
    modules: Object.fromEntries(shown.flatMap(containerOf)),
    ...(holdsForm ? { holdsForm } : {}),
  };
}

function containerOf({ module, view }: ShownView): [string, RuntimeModule][] {
  const { container, views } = module.record;
  if (container === undefined || views[view]?.interactive !== true) return [];
  const { name, entry, integrity } = container;
  return [[module.id, { name, build: module.build, entry, integrity }]];
}

export function runtimeMarkup(block: RuntimeBlock): string {
  return `<script type="application/json" id="madang-runtime">${escapeJson(block)}</script>`;
}
