let region: HTMLElement | undefined;

/** A live region must stand in the document before it speaks (WCAG 2.2, 4.1.3). */
export function prepareAnnouncements(): void {
  region = document.createElement("p");
  region.className = "m-sr";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  document.body.append(region);
}

export function announce(text: string): void {
  if (region !== undefined) region.textContent = text;
}
