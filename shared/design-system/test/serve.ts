import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";

const files = join(import.meta.dirname, "../src/fonts/files");
/** What the portal's pages are served under; the fonts and styles must live with it. */
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'";

export interface Site {
  /** HTML by path. */
  pages: Record<string, string>;
  styles: string;
}

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
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const answer = answerFor(path, site);
    if (path.endsWith(".woff2")) fonts.push(basename(path));
    response.writeHead(answer ? 200 : 404, {
      "content-security-policy": policy,
      "content-type": answer?.type ?? "text/plain",
    });
    response.end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    fonts,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function answerFor(
  path: string,
  { pages, styles }: Site,
): { type: string; body: string | Buffer } | undefined {
  const page = pages[path];
  if (page !== undefined) return { type: "text/html; charset=utf-8", body: page };
  if (path === "/styles.css") return { type: "text/css", body: styles };
  if (path.endsWith(".woff2")) return { type: "font/woff2", body: readFileSync(join(files, basename(path))) };
  return undefined;
}
