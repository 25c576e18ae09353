/**
 * Trusted Types (https://www.w3.org/TR/trusted-types/): markup enters the document only through `madang`, and
 * scripts come only from the portal's own immutable files. Chunk loaders assign plain strings, so that rule
 * has to be the `default` policy; it allows nothing else.
 */
const rules = {
  createHTML: (markup: string): string => markup,
};

const madang = window.trustedTypes?.createPolicy("madang", rules) ?? rules;

window.trustedTypes?.createPolicy("default", { createScriptURL: ownScript });

function ownScript(address: string): string {
  const { origin, pathname } = new URL(address, location.href);
  if (origin === location.origin && pathname.startsWith("/_assets/")) return address;
  throw new TypeError(`${origin}${pathname} is not one of the portal's scripts.`);
}

/** Nodes of markup that came from this site's navigation data; scripts in it never run. */
export function parseMarkup(markup: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(madang.createHTML(markup), "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}
