import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBrowserRuntime, buildWorkspace } from "@madang/build";
import type { NavigationData, ReleaseRecord, RuntimeBlock, ShellAssets } from "@madang/manifest";
import { testPages, type TestPage } from "./test-pages.ts";
import { testDocument } from "./test-document.ts";

/** The policy of docs/architecture.md, as the gateway sends it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default madang",
].join("; ");

export interface BuiltPortal {
  readonly shell: ShellAssets;
  readonly release: ReleaseRecord;
  /** Bytes of a published file in the form that was asked for. */
  file(path: string): Buffer | undefined;
  remove(): void;
}

/** Builds the runtime and the fixture module for real, once for all tests of a file. */
export async function buildPortal(): Promise<BuiltPortal> {
  const folder = join(import.meta.dirname, "../../..");
  const yard = join(import.meta.dirname, "fixtures/yard");
  const dist = mkdtempSync(join(tmpdir(), "madang-runtime-"));
  const moduleDist = mkdtempSync(join(yard, ".dist-"));
  const shell = await buildBrowserRuntime({ folder, dist });
  await buildWorkspace({ folder: yard, dist: moduleDist });
  const release = JSON.parse(readFileSync(join(moduleDist, "release.json"), "utf8")) as ReleaseRecord;
  const roots = { [`/_assets/shell/${shell.build}/`]: dist, [`/_assets/yard/${release.build}/`]: moduleDist };
  return {
    shell,
    release,
    file(path) {
      const [prefix, root] = Object.entries(roots).find(([key]) => path.startsWith(key)) ?? [];
      if (prefix === undefined || root === undefined) return undefined;
      const file = join(root, "assets", path.slice(prefix.length));
      return existsSync(file) ? readFileSync(file) : undefined;
    },
    remove() {
      for (const root of Object.values(roots)) rmSync(root, { recursive: true, force: true });
    },
  };
}

export interface TestPortal {
  readonly origin: string;
  /** Path of every request, in order. */
  readonly requests: string[];
  /** Appended to a file before it is sent: what an attacker on the way would do. */
  tamper(path: string): void;
  /** Documents and data fail from now on. */
  breakDown(): void;
  close(): Promise<void>;
}

/** A real server that speaks the public protocol: pages, navigation data, assets. */
export async function startPortal(built: BuiltPortal): Promise<TestPortal> {
  const pages = testPages(built.release);
  const tampered = new Set<string>();
  const requests: string[] = [];
  let broken = false;
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.setHeader("content-security-policy", policy);
    response.setHeader("x-content-type-options", "nosniff");
    answer({ built, pages, tampered, broken, request, response }).catch((error: unknown) => {
      response.destroy(error as Error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    tamper: (path) => tampered.add(path),
    breakDown: () => (broken = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(options: {
  built: BuiltPortal;
  pages: Record<string, TestPage>;
  tampered: ReadonlySet<string>;
  broken: boolean;
  request: IncomingMessage;
  response: ServerResponse;
}): Promise<void> {
  const { built, pages, tampered, request, response } = options;
  const url = new URL(request.url ?? "/", "http://portal");
  if (url.pathname.startsWith("/_assets/")) return sendAsset(built, url.pathname, tampered, response);
  if (options.broken) return void response.destroy();
  const isData = url.pathname.startsWith("/_data/");
  const path = isData ? url.pathname.slice("/_data".length) : url.pathname;
  const page = pages[path];
  if (page === undefined) return send(response, 404, "text/plain; charset=utf-8", "없는 주소입니다.");
  if (page.personal === true && request.headers["purpose"] === "prefetch")
    return void response.writeHead(204, { "cache-control": "private, no-store" }).end();
  if (page.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, page.delay));
  response.setHeader("cache-control", page.personal === true ? "private, no-store" : "no-cache");
  const data = describe(built, page, path + url.search);
  if (!isData) send(response, 200, "text/html; charset=utf-8", testDocument({ shell: built.shell, data }));
  else if (page.brokenData === true) send(response, 200, "text/html", "<p>아닙니다</p>");
  else send(response, 200, "application/json; charset=utf-8", JSON.stringify(data));
}

function describe({ shell, release }: BuiltPortal, page: TestPage, url: string): NavigationData {
  const { container } = release;
  const interactive = page.views.some((view) => release.views[view]?.interactive === true);
  const runtime: RuntimeBlock = {
    v: 1,
    language: url.startsWith("/en") ? "en" : "ko",
    shell: page.shell ?? shell.build,
    layout: page.layout ?? "page",
    builds: { yard: release.build, ...page.builds },
    modules:
      interactive && container !== undefined
        ? {
            yard: {
              name: container.name,
              build: release.build,
              entry: container.entry,
              integrity: container.integrity,
            },
          }
        : {},
  };
  return {
    v: 1,
    url,
    status: 200,
    title: page.title,
    breadcrumb: page.breadcrumb ?? "",
    main: page.html,
    ...(page.current === undefined ? {} : { current: page.current }),
    alternates: page.alternates ?? {},
    styles: page.views.flatMap((view) => release.views[view]?.styles ?? []),
    runtime,
  };
}

function sendAsset(
  built: BuiltPortal,
  path: string,
  tampered: ReadonlySet<string>,
  response: ServerResponse,
): void {
  const content = built.file(path);
  const type = path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript" : "font/woff2";
  if (content === undefined) return send(response, 404, "text/plain", "");
  response.setHeader("cache-control", "public, max-age=31536000, immutable");
  if (/\/shell\/\w+\/service-worker-\w+\.js$/.test(path)) response.setHeader("service-worker-allowed", "/");
  send(response, 200, type, tampered.has(path) ? `${content.toString()};document.title="tampered"` : content);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
