import { saveByItself, saveField } from "../../contract/draft-steps.ts";
import { warnWhileUnsaved } from "./warn-while-unsaved.ts";

export type SaveState =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "failed" };

/** Milliseconds after the last letter, and until a save that failed is tried again. */
const pauses = { writing: 1500, retry: 10_000 };

/** Watches a form until the function that it answers is called. `tell` hears only what is true. */
export function createAutosave(
  form: HTMLFormElement,
  { unsaved, tell }: { unsaved: boolean; tell: (state: SaveState) => void },
): () => void {
  let dirty = unsaved;
  let flight: Promise<void> | undefined;
  let leaving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };
  const save = (): void => {
    clearTimeout(timer);
    if (!dirty || leaving || flight !== undefined) return;
    dirty = false;
    tell({ kind: "saving" });
    flight = finish(post(form));
  };
  const finish = async (posting: Promise<boolean>): Promise<void> => {
    const isSaved = await posting;
    flight = undefined;
    dirty ||= !isSaved;
    tell(isSaved ? { kind: "saved", at: new Date() } : { kind: "failed" });
    if (dirty) later(isSaved ? pauses.writing : pauses.retry);
  };
  const onInput = () => {
    dirty = true;
    later(pauses.writing);
  };
  // An older text that is still under way must not arrive after the newer one that the visitor sends.
  const onSubmit = (event: SubmitEvent) => {
    clearTimeout(timer);
    if (flight === undefined) {
      leaving = true;
      return;
    }
    event.preventDefault();
    void sendAfter(flight, event.submitter);
  };
  const sendAfter = async (before: Promise<void>, submitter: HTMLElement | null): Promise<void> => {
    await before;
    form.requestSubmit(submitter);
  };
  const onHide = () => {
    if (document.visibilityState === "hidden") save();
  };
  // The page can come back from the browser's memory.
  const onShow = () => {
    leaving = false;
  };

  form.addEventListener("input", onInput);
  form.addEventListener("submit", onSubmit);
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pageshow", onShow);
  const endWarning = warnWhileUnsaved(() => !leaving && (dirty || flight !== undefined));
  return () => {
    clearTimeout(timer);
    form.removeEventListener("input", onInput);
    form.removeEventListener("submit", onSubmit);
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("pageshow", onShow);
    endWarning();
  };
}

/** The same form that the buttons send. Its answer is a redirect where the text is kept, and anything else where it is not. */
async function post(form: HTMLFormElement): Promise<boolean> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  fields.set(saveField, saveByItself);
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
    return answer.type === "opaqueredirect";
  } catch {
    // No connection: told as not saved, and tried again.
    return false;
  }
}
