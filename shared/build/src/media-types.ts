import { extname } from "node:path";

const text = new Map([
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".json", "application/json"],
  [".webmanifest", "application/manifest+json"],
  [".txt", "text/plain; charset=utf-8"],
  [".svg", "image/svg+xml"],
]);

const binary = new Map([
  [".woff2", "font/woff2"],
  [".png", "image/png"],
  [".jpg", "image/jpeg"],
  [".webp", "image/webp"],
  [".avif", "image/avif"],
  [".ico", "image/x-icon"],
]);

export function mediaType(file: string): string {
  const ending = extname(file).toLowerCase();
  return text.get(ending) ?? binary.get(ending) ?? "application/octet-stream";
}

/** Whether compressing pays: pictures and fonts are compressed already. */
export function isText(file: string): boolean {
  return text.has(extname(file).toLowerCase());
}
