import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  internalHeaders,
  languageSchema,
  layoutRequestSchema,
  type Language,
  type Layout,
  type LayoutKind,
  type Manifest,
} from "@madang/manifest";
import { indexFragment, slotFragment, type FrameFragment } from "./frame-pages.ts";
import { frameModule, slotsPath } from "./frame-record.ts";

export interface FrameServer {
  readonly origin: string;
  close(): void;
}

interface FrameSource {
  layout(language: Language, kind: LayoutKind): Promise<Layout>;
  /** Of the module in development. */
  manifest(): Manifest;
  failed(error: unknown): void;
}

/** Answers the gateway of `madang dev` as a shell does, with the frame of the portal. Loopback only. */
export async function startFrameServer(source: FrameSource): Promise<FrameServer> {
  const server = createServer((request, response) => {
    answer(source, request, response).catch((error: unknown) => {
      source.failed(error);
      response.writeHead(502).end();
    });
  });
  await listen(server);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

async function answer(
  source: FrameSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === "/layouts" && request.method === "POST") {
    const { language, kind } = layoutRequestSchema.parse(JSON.parse(await text(request)));
    const layout = await source.layout(language, kind);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(layout));
    return;
  }
  const fragment = fragmentFor(source.manifest(), request);
  if (fragment === undefined) return void response.writeHead(404).end();
  response
    .writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      [internalHeaders.fragment]: fragment.description,
    })
    .end(fragment.html);
}

function fragmentFor(manifest: Manifest, { url = "", headers }: IncomingMessage): FrameFragment | undefined {
  const language = languageSchema.catch("ko").parse(headers[internalHeaders.language]);
  const [path = ""] = url.split("?");
  if (path === `/${frameModule}`) return indexFragment(manifest, language);
  const slot = path.startsWith(`${slotsPath}/`) ? path.slice(slotsPath.length + 1) : "";
  return slotFragment(manifest, slot, language);
}
