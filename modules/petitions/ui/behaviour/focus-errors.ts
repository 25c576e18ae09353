/** After a refused form the summary of what to mend takes focus, so that a screen reader begins there. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>("#errors")?.focus();
}
