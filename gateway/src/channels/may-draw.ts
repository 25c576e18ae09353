import type { IncomingMessage } from "node:http";
import { isPrefetch } from "../answer/prefetch.ts";
import { isRobot } from "../upstream/request-class.ts";

/**
 * Whether a person's browser opens a document with this request (https://www.w3.org/TR/fetch-metadata/): then a bucket may be drawn, and
 * everything that the document asks for comes with its cookie. Whatever else comes without one, robots above all, gets the stable builds.
 */
export function mayDraw({ method, headers }: Pick<IncomingMessage, "method" | "headers">): boolean {
  return (
    method === "GET" &&
    headers["sec-fetch-mode"] === "navigate" &&
    headers["sec-fetch-dest"] === "document" &&
    !isPrefetch(headers) &&
    !isRobot(headers["user-agent"])
  );
}
