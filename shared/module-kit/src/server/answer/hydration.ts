export interface HydrationTarget {
  readonly module: string;
  readonly view: string;
  readonly build: string;
}

/** The same on the server and in the browser, so that React's generated ids agree. */
export function identifierPrefix(module: string, view: string): string {
  return `${module}-${view}-`;
}

/** The element that the browser hydrates, and the props to hydrate it with. */
export function wrapForHydration(html: string, props: unknown, target: HydrationTarget): string {
  const { module, view, build } = target;
  return (
    `<div data-madang-module="${module}" data-madang-view="${view}" data-madang-build="${build}">${html}</div>` +
    `<script type="application/json" data-madang-props="${module}/${view}">${inertJson(props)}</script>`
  );
}

/** JSON that can stand inside a script element: nothing in it can end the element or start a comment. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
