/** After the first press the button says what happens, and a second press does nothing. The server would recognise it anyway. */
export function holdSecondPress(form: HTMLFormElement, { sending }: { sending: string }): () => void {
  const button = form.querySelector<HTMLElement>("#send");
  const region = form.querySelector("[role=status]");
  const words = button?.textContent ?? "";
  let sent = false;
  const say = (busy: boolean) => {
    sent = busy;
    for (const name of ["aria-busy", "aria-disabled"]) {
      if (busy) button?.setAttribute(name, "true");
      else button?.removeAttribute(name);
    }
    if (button) button.textContent = busy ? sending : words;
    if (region) region.textContent = busy ? sending : "";
  };
  const onSubmit = (event: SubmitEvent) => {
    if (sent) event.preventDefault();
    else say(true);
  };
  // The page can come back from the browser's memory, with its button still busy.
  const onShow = () => say(false);
  form.addEventListener("submit", onSubmit);
  window.addEventListener("pageshow", onShow);
  return () => {
    form.removeEventListener("submit", onSubmit);
    window.removeEventListener("pageshow", onShow);
  };
}
