/** Answered by something else than a page, as the browser's own runtime knows it (shell/src/browser/navigate/page-address.ts). */
const notPages = /^\/(?:api|_assets|_data|_boxes|preferences|_preview|health|metrics)(?:[/?]|$)/;
const looksLikeFile = /\.[a-z][a-z0-9]{1,5}$/i;

export function isPageAddress(path: string): boolean {
  return path.startsWith("/") && !notPages.test(path) && !looksLikeFile.test(path.replace(/[?#].*/, ""));
}

/** Where a page's navigation data is. */
export function dataAddress(path: string): string {
  return `/_data${path}`;
}
