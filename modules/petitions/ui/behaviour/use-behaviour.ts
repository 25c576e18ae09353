import { useEffect, useRef, type RefObject } from "react";

/** Starts what a step does beside plain HTML, on its form, once; `start` answers how to end it. */
export function useBehaviour(start: (form: HTMLFormElement) => () => void): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const first = useRef(start);
  useEffect(() => {
    const form = root.current?.querySelector("form");
    return form ? first.current(form) : undefined;
  }, []);
  return root;
}
