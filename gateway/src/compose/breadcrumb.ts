import type { Crumb } from "@madang/manifest";
import type { CompiledLayout } from "./compile-layout.ts";

/** The last crumb is the page itself; an ancestor without an address is shown as words. */
export function breadcrumbMarkup(layout: CompiledLayout, crumbs: readonly Crumb[]): string {
  if (crumbs.length === 0) return "";
  const items = crumbs.map(({ label, href }, index) =>
    index === crumbs.length - 1 || href === undefined
      ? layout.crumbCurrent({ label })
      : layout.crumb({ label, href }),
  );
  return layout.breadcrumb({ items: items.join("") });
}
