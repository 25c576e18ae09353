import { useEffect, type RefObject } from "react";

/** After a refused form the summary of what to mend takes focus, so that a screen reader begins there. */
export function useErrorFocus(root: RefObject<HTMLElement | null>, refused: boolean): void {
  useEffect(() => {
    if (refused) root.current?.querySelector<HTMLElement>("#errors")?.focus();
  }, [root, refused]);
}
