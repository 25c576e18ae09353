import type { NavigationData } from "@madang/manifest";

type StyleLinks = NavigationData["styles"];

/** Adds the sheets that the document lacks and waits until they apply. Rejects when one does not load. */
export async function addStylesheets(styles: StyleLinks): Promise<void> {
  const present = new Set(sheetLinks().map((link) => link.getAttribute("href")));
  await Promise.all(styles.filter(({ href }) => !present.has(href)).map(addStylesheet));
}

function addStylesheet({ href, integrity }: StyleLinks[number]): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.integrity = integrity;
    link.crossOrigin = "anonymous";
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new TypeError(`${href} did not load.`));
    });
    link.href = href;
    document.head.append(link);
  });
}

/** Removes what the page shown now does not use; the base sheet belongs to the frame. */
export function removeOtherStylesheets(styles: StyleLinks): void {
  const used = new Set([MADANG_BASE_SHEET, ...styles.map(({ href }) => href)]);
  for (const link of sheetLinks()) if (!used.has(link.getAttribute("href") ?? "")) link.remove();
}

function sheetLinks(): HTMLLinkElement[] {
  return [...document.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][href^="/_assets/"]')];
}
