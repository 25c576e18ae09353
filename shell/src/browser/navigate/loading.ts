/** Milliseconds before waiting is shown: a bar that flashes at every click makes a quick site look slow. */
const patience = 300;

/** Shows that a page is on its way; returns what ends it. */
export function showLoading(main: HTMLElement): () => void {
  const bar = document.createElement("div");
  bar.className = "m-loading";
  const timer = setTimeout(() => {
    main.setAttribute("aria-busy", "true");
    document.body.append(bar);
  }, patience);
  return () => {
    clearTimeout(timer);
    main.removeAttribute("aria-busy");
    bar.remove();
  };
}
