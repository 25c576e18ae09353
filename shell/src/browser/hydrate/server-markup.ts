import { unhydratedNote } from "./words.ts";

export interface ServerMarkup {
  /** Puts the server's HTML back, with what the visitor has typed since, and says so. */
  restore(language: string): void;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Remembers a fragment as the server rendered it, before React takes it over. */
export function keepServerMarkup(element: HTMLElement): ServerMarkup {
  const copy = [...element.childNodes].map((node) => node.cloneNode(true));
  const touched = new Set<Field>();
  const note = (event: Event) => {
    if (isField(event.target)) touched.add(event.target);
  };
  element.addEventListener("input", note, { passive: true });
  return {
    restore(language) {
      element.removeEventListener("input", note);
      element.replaceChildren(...copy, noteFor(language));
      for (const field of touched) copyValue(field, element);
    },
  };
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** A field that React has removed still knows what was typed. Files cannot be put back by a script. */
function copyValue(from: Field, element: HTMLElement): void {
  for (const field of element.querySelectorAll<Field>(`[name="${CSS.escape(from.name)}"]`)) {
    if (field.type === "file" || field.type !== from.type) continue;
    if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
      if (field.value === from.value) field.checked = (from as HTMLInputElement).checked;
    } else field.value = from.value;
  }
}

function noteFor(language: string): HTMLElement {
  const note = document.createElement("p");
  note.className = "m-unhydrated";
  note.setAttribute("role", "status");
  note.textContent = unhydratedNote(language);
  return note;
}
