import { createElement } from "react";
import { prerender } from "react-dom/static";
import type { ViewProps } from "../../view/view-props.ts";
import type { ViewReference } from "../define-page.ts";
import { identifierPrefix, wrapForHydration } from "./hydration.ts";

export interface RenderOptions {
  readonly module: string;
  readonly build: string;
  readonly view: ViewReference<unknown>;
  readonly props: ViewProps<unknown>;
  readonly signal: AbortSignal;
}

/** The fragment's whole HTML, every Suspense boundary resolved. Rejects with the signal's reason once it aborts. */
export async function renderView({ module, build, view, props, signal }: RenderOptions): Promise<string> {
  if (view.interactive !== true) return renderToHtml(view, props, module, signal);
  const sameAsBrowser = JSON.parse(JSON.stringify(props)) as ViewProps<unknown>;
  const html = await renderToHtml(view, sameAsBrowser, module, signal);
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
