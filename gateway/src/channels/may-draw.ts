import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isPrefetch } from "../answer/prefetch.ts";
import { isRobot } from "../upstream/request-class.ts";

/**
 * Whether a person's browser opens a document with this request: then a bucket may be drawn, and everything that the document asks for
 * comes with its cookie. Whatever else comes without one, robots above all, gets the stable builds.
 */
export function mayDraw({ method, headers }: Pick<IncomingMessage, "method" | "headers">): boolean {
  return (
    method === "GET" && opensDocument(headers) && !isPrefetch(headers) && !isRobot(headers["user-agent"])
  );
}

/**
 * As a browser says itself (https://www.w3.org/TR/fetch-metadata/). An old one does not, and none does over plain HTTP: then only a document is
 * asked for by the name of its type (https://developer.mozilla.org/docs/Web/HTTP/Guides/Content_negotiation/List_of_default_Accept_values).
 */
function opensDocument(headers: IncomingHttpHeaders): boolean {
  const { "sec-fetch-mode": mode, "sec-fetch-dest": destination, accept } = headers;
  if (mode !== undefined || destination !== undefined)
    return mode === "navigate" && destination === "document";
  return accept?.includes("text/html") === true;
}
