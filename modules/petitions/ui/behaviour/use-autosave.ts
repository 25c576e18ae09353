import { useEffect, useState, type RefObject } from "react";
import { createAutosave, type SaveState } from "./autosave.ts";

/**
 * Saves the form of this step beside the writing, and asks before the page is left with something unsaved. Without scripts the
 * buttons save.
 */
export function useAutosave(
  root: RefObject<HTMLElement | null>,
  { unsaved }: { unsaved: boolean },
): SaveState {
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  useEffect(() => {
    const form = root.current?.querySelector("form");
    return form ? createAutosave(form, { unsaved, tell: setState }) : undefined;
  }, [root, unsaved]);
  return state;
}
