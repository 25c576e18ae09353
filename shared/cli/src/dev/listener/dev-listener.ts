import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { languages, navigationDataSchema, type Language } from "@madang/manifest";
import { cliErrors } from "../../errors.ts";
import { changeData, changePage, type Insertion } from "../boxes/change-page.ts";
import { reloadElement, reloadPaths, reloadScript } from "../reload/reload-script.ts";
import type { ReloadEvents } from "../reload/reload-events.ts";
import { forward } from "./forward.ts";
import { problemPage } from "./problem-page.ts";

export interface DevListener {
  readonly origin: string;
  close(): Promise<void>;
}

export interface ListenerParts {
  /** Public origin of the portal. */
  readonly portal: string;
  readonly events: ReloadEvents;
  /** Origin of the gateway of `madang dev` when the address is the module's; undefined for the portal's. */
  gatewayFor(path: string): string | undefined;
  /** A page of the portal with the module's items in its menus. */
  withNavigation(html: string, language: Language): string;
  /** The module's boxes, for pages of the portal. */
  boxes(language: Language, query: string): Promise<Insertion | undefined>;
  failed(error: unknown): void;
}

/** What the developer's browser talks to. It answers on loopback, and to names of loopback alone. */
export async function startDevListener(parts: ListenerParts, port: number): Promise<DevListener> {
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      // The browser has gone on to something else.
      if (response.destroyed) return;
      parts.failed(error);
      if (response.headersSent) response.destroy();
      else sendProblem(response, 502, `${request.url}: ${(error as Error).message}`);
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((cause: unknown) => {
    throw cliErrors.create(
      "PORT_TAKEN",
      { port, reason: (cause as NodeJS.ErrnoException).code ?? "unknown" },
      cause,
    );
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      parts.events.close();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

async function answer(
  parts: ListenerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host = "" } = request.headers;
  // A page of another site whose name leads here (DNS rebinding) reads nothing.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host))
    return sendProblem(response, 421, "madang dev answers to localhost alone.");
  const { url = "" } = request;
  // The absolute form is what proxies are sent (RFC 9112, section 3.2.2).
  if (!url.startsWith("/")) return sendProblem(response, 400, "madang dev is no proxy.");
  const [path = "/", query = ""] = url.split("?");
  if (path === reloadPaths.events) return parts.events.add(response);
  if (path === reloadPaths.script) return void response.writeHead(200, scriptFields).end(reloadScript);
  const gateway = parts.gatewayFor(path);
  if (gateway === "")
    return sendProblem(response, 503, parts.events.problem ?? "The first build is under way.");
  const asked = { language: languageOf(path), query: query === "" ? "" : `?${query}` };
  await forward(request, response, {
    to: gateway ?? parts.portal,
    own: `http://${host}`,
    change: isDocument(request, path)
      ? (type, body, status) => changed(parts, { ...asked, type, body, own: gateway !== undefined, status })
      : undefined,
  });
}

const scriptFields = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" };

function sendProblem(response: ServerResponse, status: number, problem: string): void {
  const fields = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(status, fields).end(problemPage(problem));
}

/** Pages and their data; files and APIs go through untouched. */
function isDocument({ method, headers }: IncomingMessage, path: string): boolean {
  if (path.startsWith("/_data")) return method === "GET";
  if (path.startsWith("/_") || path.startsWith("/api/")) return false;
  return method === "POST" || (headers.accept ?? "").includes("text/html");
}

interface Answered {
  readonly type: string;
  readonly body: string;
  readonly status: number;
  readonly own: boolean;
  readonly language: Language;
  readonly query: string;
}

async function changed(
  parts: ListenerParts,
  { type, body, status, own, language, query }: Answered,
): Promise<string> {
  const insertion = own || status !== 200 ? undefined : await parts.boxes(language, query);
  if (type.startsWith("application/json"))
    return insertion === undefined ? body : changedData(body, insertion);
  const framed = own ? body : parts.withNavigation(body, language);
  const page = insertion === undefined ? framed : changePage(framed, insertion);
  return page.replace("</head>", () => `${reloadElement}</head>`);
}

function changedData(body: string, insertion: Insertion): string {
  const data = navigationDataSchema.safeParse(JSON.parse(body));
  return data.success ? JSON.stringify(changeData(data.data, insertion)) : body;
}

function languageOf(path: string): Language {
  const page = path.startsWith("/_data") ? path.slice("/_data".length) : path;
  return languages.find((language) => page === `/${language}` || page.startsWith(`/${language}/`)) ?? "ko";
}
