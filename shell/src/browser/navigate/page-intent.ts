/** Decides which clicks and submits are plain navigation; everything else stays the browser's. */

export function linkOf(event: Event): HTMLAnchorElement | undefined {
  const target = event.target;
  if (!(target instanceof Element)) return undefined;
  const link = target.closest("a[href]");
  return link instanceof HTMLAnchorElement && isOrdinary(link) ? link : undefined;
}

function isOrdinary(link: HTMLAnchorElement): boolean {
  return (
    (link.target === "" || link.target === "_self") &&
    !link.hasAttribute("download") &&
    !link.relList.contains("external") &&
    // The top of this document.
    link.getAttribute("href") !== "#"
  );
}

/** A modified click opens a tab or window, or saves; a prevented one was meant for a module. */
export function isPlainClick(event: MouseEvent): boolean {
  return (
    !event.defaultPrevented &&
    event.button === 0 &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.shiftKey &&
    !event.altKey
  );
}

/**
 * Address that a GET form would navigate to (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html,
 * form submission algorithm: "Mutate action URL"), or undefined when the browser must do it.
 */
export function addressOfForm(event: SubmitEvent): URL | undefined {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return undefined;
  const button = event.submitter;
  const setting = (name: string) => button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  if (!["", "get"].includes(setting("method").toLowerCase())) return undefined;
  if (!["", "_self"].includes(setting("target"))) return undefined;
  const url = new URL(setting("action") || location.href, document.baseURI);
  url.search = queryOf(new FormData(form, button)).toString();
  url.hash = "";
  return url;
}

function queryOf(data: FormData): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of data) query.append(name, typeof value === "string" ? value : value.name);
  return query;
}
