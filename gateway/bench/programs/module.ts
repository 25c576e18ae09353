import { createServer, type ServerResponse } from "node:http";
import { encodeFragment, internalHeaders, layoutRequestSchema } from "@madang/manifest";
import { bodyOf } from "../../test/fake-module.ts";
import { layoutFor } from "../../test/fake-shell.ts";
import { markupOf, page, smallJson } from "./content.ts";
import { listenAndTell } from "./listen.ts";

/** Every module of the portal, and the shell that answers layouts. */
const fragment = markupOf(32_000);
const description = encodeFragment({ v: 1, view: "list", title: "Benchmark" });
const rules = "public, s-maxage=86400, stale-while-revalidate=60, stale-if-error=3600";

const server = createServer((request, response) => {
  const url = request.url ?? "/";
  if (url === "/layouts") return void bodyOf(request).then((body) => answerLayout(response, body));
  if (url.endsWith("/raw")) return send(response, { "content-type": "text/html; charset=utf-8" }, page);
  if (url.startsWith("/api/"))
    return send(response, { "content-type": "application/json", ...cacheFor(url) }, smallJson);
  const fields = { [internalHeaders.fragment]: description, "madang-tags": "bench:1" };
  return send(
    response,
    { "content-type": "text/html; charset=utf-8", ...fields, ...cacheFor(url) },
    fragment,
  );
});

function cacheFor(url: string): Record<string, string> {
  return { "cache-control": url.includes("/cached") ? rules : "public, no-store" };
}

function answerLayout(response: ServerResponse, body: string): void {
  const layout = layoutFor(layoutRequestSchema.parse(JSON.parse(body)));
  send(response, { "content-type": "application/json" }, Buffer.from(JSON.stringify(layout)));
}

function send(response: ServerResponse, fields: Record<string, string>, body: Buffer): void {
  response.writeHead(200, { ...fields, "content-length": body.length }).end(body);
}

server.keepAliveTimeout = 120_000;
listenAndTell(server);
