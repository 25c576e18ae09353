import type { NavigationData } from "@madang/manifest";
import { breadcrumbMarkup } from "./breadcrumb.ts";
import { stylesOf } from "./head.ts";
import type { PageContent } from "./page-content.ts";
import { runtimeBlock } from "./runtime-block.ts";

/** The page as the browser runtime takes it: the same markup, without the frame. */
export function navigationData(content: PageContent, status: number): Buffer {
  const data: NavigationData = {
    v: 1,
    url: content.address,
    status,
    title: content.title,
    breadcrumb: breadcrumbMarkup(content.layout, content.breadcrumb),
    main: Buffer.concat(content.main).toString("utf8"),
    ...(content.current === undefined ? {} : { current: content.current }),
    alternates: { ...content.alternates },
    styles: stylesOf(content.shown),
    runtime: runtimeBlock(content),
  };
  return Buffer.from(JSON.stringify(data));
}
