import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const files = join(import.meta.dirname, "../src/fonts/files");
/** What the portal's pages are served under; the fonts and styles must live with it. */
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'";

export interface SiteServer {
  origin: string;
  /** Font files asked for, in order. */
  fonts: string[];
  close: () => Promise<void>;
}

/** Serves pages, one stylesheet and the fonts on a free port, as the portal would. */
export async function serveSite(site: {
  pages: Record<string, string>;
  styles: string;
}): Promise<SiteServer> {
  const fonts: string[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    response.setHeader("content-security-policy", policy);
    if (path === "/styles.css") return void response.setHeader("content-type", "text/css").end(site.styles);
    const page = site.pages[path];
    if (page !== undefined)
      return void response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    if (!path.endsWith(".woff2")) return void response.writeHead(404).end();
    const name = path.slice(path.lastIndexOf("/") + 1);
    fonts.push(name);
    response.setHeader("content-type", "font/woff2").end(await readFile(join(files, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    fonts,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
