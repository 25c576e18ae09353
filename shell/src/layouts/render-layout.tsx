import type { Layout, LayoutRequest, ShellAssets, Site } from "@madang/manifest";
import { renderToStaticMarkup } from "react-dom/server";
import { renderErrors } from "./error-contents.tsx";
import { Frame } from "./frame.tsx";
import { placeHoles } from "./hole.tsx";
import { renderTemplates } from "./templates.tsx";

/** One layout: the frame with its holes, the pieces that the gateway repeats, and the portal's error pages. */
export function renderLayout(options: { request: LayoutRequest; site: Site; assets: ShellAssets }): Layout {
  const { request, site, assets } = options;
  const { language, kind, navigation } = request;
  const frame = <Frame site={site} language={language} kind={kind} navigation={navigation} assets={assets} />;
  return {
    v: 1,
    build: assets.build,
    html: `<!doctype html>${placeHoles(renderToStaticMarkup(frame))}`,
    templates: renderTemplates(language),
    errors: renderErrors(site, language),
  };
}
