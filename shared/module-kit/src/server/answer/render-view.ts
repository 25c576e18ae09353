import { createElement } from "react";
import { prerender } from "react-dom/static";
import type { ViewProps } from "../../view/view-props.ts";
import type { ViewReference } from "../define-page.ts";
import { withFormBuild } from "./form-build.ts";
import { identifierPrefix, wrapForHydration } from "./hydration.ts";

export interface RenderOptions {
  readonly module: string;
  readonly build: string;
  readonly view: ViewReference<unknown>;
  readonly props: ViewProps<unknown>;
  /** It stands on the page at `props.url`; a box does not know where it stands. */
  readonly isPage?: boolean;
  readonly signal: AbortSignal;
}

/** The fragment's whole HTML, every Suspense boundary resolved. Rejects with the signal's reason once it aborts. */
export async function renderView(options: RenderOptions): Promise<string> {
  const { module, build, view, props, signal, isPage = false } = options;
  const form = { build, url: isPage ? props.url : undefined };
  if (view.interactive !== true) return withFormBuild(await renderToHtml(view, props, module, signal), form);
  const sameAsBrowser = JSON.parse(JSON.stringify(props)) as ViewProps<unknown>;
  const html = withFormBuild(await renderToHtml(view, sameAsBrowser, module, signal), form);
  return wrapForHydration(html, sameAsBrowser, { module, view: view.name, build });
}

async function renderToHtml(
  view: ViewReference<unknown>,
  props: ViewProps<unknown>,
  module: string,
  signal: AbortSignal,
): Promise<string> {
  let failure: { error: unknown } | undefined;
  const { prelude } = await prerender(createElement(view.component, props), {
    identifierPrefix: identifierPrefix(module, view.name),
    signal,
    // Never outline a boundary: that needs an inline script, which the portal's policy forbids.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
    onError: (error) => {
      failure ??= { error };
    },
  });
  signal.throwIfAborted();
  // React puts a fallback where a boundary failed; a fragment with a hole is not the page.
  if (failure !== undefined) throw failure.error;
  return new Response(prelude).text();
}
