import { createServer } from "node:http";
import { jsonOf, page, smallJson } from "./content.ts";
import { listenAndTell } from "./listen.ts";

/** Stands behind every peer. `/count` tells how many requests have come in, so that a hit can be proven. */
let count = 0;
const cached = "public, max-age=86400";
const many = jsonOf(4096, 3);

const server = createServer((request, response) => {
  const url = request.url ?? "/";
  if (url === "/count") return void response.end(String(count));
  count += 1;
  if (url.startsWith("/json")) return answer("application/json", cached, smallJson);
  if (url.startsWith("/page")) return answer("text/html; charset=utf-8", cached, page);
  if (url.startsWith("/many/")) return answer("application/json", cached, many);
  if (url.startsWith("/slow/"))
    return void setTimeout(() => answer("application/json", cached, smallJson), 50);
  return answer("application/json", "no-store", url.startsWith("/fragment") ? page : smallJson);

  function answer(type: string, cacheControl: string, body: Buffer): void {
    response.writeHead(200, {
      "content-type": type,
      "cache-control": cacheControl,
      "content-length": body.length,
    });
    response.end(body);
  }
});
server.keepAliveTimeout = 120_000;
listenAndTell(server);
