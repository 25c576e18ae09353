import { createServer } from "node:http";
import { page, smallJson } from "./content.ts";
import { listenAndTell } from "./listen.ts";

/** What Node itself costs: `writeHead` and `end`, from memory. */
const server = createServer((request, response) => {
  const isPage = request.url === "/page";
  const body = isPage ? page : smallJson;
  response.writeHead(200, {
    "content-type": isPage ? "text/html; charset=utf-8" : "application/json",
    "cache-control": "public, max-age=86400",
    "content-length": body.length,
  });
  response.end(body);
});
listenAndTell(server);
