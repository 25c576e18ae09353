import { createElement } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { report } from "../report.ts";
import type { View } from "./federation.ts";
import type { Fragment } from "./fragments.ts";
import { keepServerMarkup } from "./server-markup.ts";

/** One React root per fragment: what happens in one cannot reach another. */
export class FragmentRoots {
  readonly #roots = new Map<Element, Root>();

  /** Never rejects: a fragment that cannot be hydrated stays, or becomes again, the server's HTML. */
  async hydrate(options: { fragment: Fragment; language: string; load: () => Promise<View> }): Promise<void> {
    const { fragment, language, load } = options;
    const { element, module, view, props } = fragment;
    if (this.#roots.has(element)) return;
    try {
      const component = await load();
      if (!element.isConnected || this.#roots.has(element)) return;
      const markup = keepServerMarkup(element);
      const root = hydrateRoot(element, createElement(component, props), {
        identifierPrefix: `${module}-${view}-`,
        onUncaughtError: (error) => {
          reportFragment(fragment, error);
          queueMicrotask(() => {
            this.#end(element);
            markup.restore(language);
          });
        },
      });
      this.#roots.set(element, root);
    } catch (error) {
      reportFragment(fragment, error);
    }
  }

  unmount(scope: Element): void {
    for (const element of this.#roots.keys()) if (scope.contains(element)) this.#end(element);
  }

  #end(element: Element): void {
    this.#roots.get(element)?.unmount();
    this.#roots.delete(element);
  }
}

function reportFragment({ module, view, build }: Fragment, error: unknown): void {
  report(`${module}/${view} of build ${build} stays as the server sent it:`, error);
}
