/** Milliseconds that a pointer rests on a link before it counts as interest. */
const dwell = 65;

/** Calls `prefetch` for links that a person is about to follow: pointer, touch or keyboard focus. */
export function watchIntent(prefetch: (link: Element) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const linkAt = (event: Event) =>
    event.target instanceof Element ? (event.target.closest("a[href]") ?? undefined) : undefined;
  const soon = (event: Event) => {
    clearTimeout(timer);
    const link = linkAt(event);
    if (link !== undefined && mayPrefetch()) timer = setTimeout(() => prefetch(link), dwell);
  };
  document.addEventListener("pointerover", soon, { passive: true });
  document.addEventListener("focusin", soon);
  document.addEventListener("pointerout", () => clearTimeout(timer), { passive: true });
  document.addEventListener(
    "touchstart",
    (event) => {
      const link = linkAt(event);
      if (link !== undefined && mayPrefetch()) prefetch(link);
    },
    { passive: true },
  );
}

/** Whoever pays for each byte, or waits long for it, gets only what was asked for. */
function mayPrefetch(): boolean {
  const { connection } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  return connection?.saveData !== true && !/(?:^|-)2g$/.test(connection?.effectiveType ?? "");
}
