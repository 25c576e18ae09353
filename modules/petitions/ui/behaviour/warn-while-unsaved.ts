/** Asks before the page is left while something is unsaved; the browser chooses the words. Answers how to end it. */
export function warnWhileUnsaved(isUnsaved: () => boolean): () => void {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault();
  };
  // A link that the portal would follow in place, without the browser's question, becomes a full navigation.
  const onClick = (event: MouseEvent) => {
    if (isUnsaved() && leadsAway(event.target)) event.stopPropagation();
  };
  window.addEventListener("beforeunload", onLeave);
  document.addEventListener("click", onClick, { capture: true });
  return () => {
    window.removeEventListener("beforeunload", onLeave);
    document.removeEventListener("click", onClick, { capture: true });
  };
}

function leadsAway(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement && !link.getAttribute("href")?.startsWith("#");
}
