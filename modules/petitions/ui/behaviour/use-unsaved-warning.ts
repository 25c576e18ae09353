import { useEffect, useRef, type RefObject } from "react";

/** Asks before the page is left with something typed and not sent; the browser chooses the words. */
export function useUnsavedWarning(
  root: RefObject<HTMLElement | null>,
  { sending, alreadyTyped }: { sending: boolean; alreadyTyped: boolean },
): void {
  const typed = useRef(alreadyTyped);
  useEffect(() => {
    const element = root.current;
    const onInput = () => {
      typed.current = true;
    };
    element?.addEventListener("input", onInput);
    return () => element?.removeEventListener("input", onInput);
  }, [root]);
  useEffect(() => {
    const isUnsaved = () => typed.current && !sending;
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
  }, [sending]);
}

function leadsAway(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement && !link.getAttribute("href")?.startsWith("#");
}
