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
    const onLeave = (event: BeforeUnloadEvent) => {
      if (typed.current && !sending) event.preventDefault();
    };
    window.addEventListener("beforeunload", onLeave);
    return () => window.removeEventListener("beforeunload", onLeave);
  }, [sending]);
}
