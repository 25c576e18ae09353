import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { urlToHttpOptions } from "node:url";

export interface Forwarding {
  /** Origin that answers. */
  readonly to: string;
  /** Origin that the browser knows; a form's Origin field names it. */
  readonly own: string;
  /** Changes a text of this type; undefined sends it on as it is. */
  readonly change?: ((type: string, body: string, status: number) => Promise<string>) | undefined;
}

/** RFC 9110, section 7.6.1, and what concerns this connection or a text that is changed. */
const ownFields = new Set([
  "connection",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** HSTS of the portal is not about this machine (RFC 6797, section 8.1); a changed text has another length and no validator. */
const droppedOfChanged = ["content-length", "etag", "last-modified", "cache-control"];

/** Sends a request on and its answer back. Rejects where nobody answers. */
export async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  forwarding: Forwarding,
): Promise<void> {
  const answer = await ask(request, forwarding);
  const status = answer.statusCode ?? 502;
  const headers = answerFields(answer);
  const type = answer.headers["content-type"] ?? "";
  const plain = (answer.headers["content-encoding"] ?? "identity") === "identity";
  if (forwarding.change === undefined || !plain || !isText(type) || request.method === "HEAD") {
    response.writeHead(status, headers);
    return pipeline(answer, response);
  }
  const changed = await forwarding.change(type, await text(answer), status);
  for (const name of droppedOfChanged) delete headers[name];
  response.writeHead(status, { ...headers, "cache-control": "no-store" }).end(changed);
}

function isText(type: string): boolean {
  return type.startsWith("text/html") || type.startsWith("application/json");
}

function ask(request: IncomingMessage, { to, own, change }: Forwarding): Promise<IncomingMessage> {
  const url = new URL(to);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const outgoing = send({
    ...urlToHttpOptions(url),
    // As it came: resolved against the origin, //elsewhere.example/ would lead there.
    path: request.url,
    method: request.method,
    headers: requestFields(request, { own, to: url.origin, changes: change !== undefined }),
  });
  return new Promise((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
    // Without a reader there is nobody to answer.
    request.once("close", () => request.complete || outgoing.destroy());
    request.pipe(outgoing);
  });
}

function requestFields(
  { headers }: IncomingMessage,
  { own, to, changes }: { own: string; to: string; changes: boolean },
): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(
    (field): field is [string, string | string[]] => !ownFields.has(field[0]) && field[1] !== undefined,
  );
  const fields: Record<string, string | string[]> = Object.fromEntries(kept);
  if (fields["origin"] === own) fields["origin"] = to;
  if (typeof fields["referer"] === "string") fields["referer"] = fields["referer"].replace(own, to);
  if (!changes) return fields;
  delete fields["if-none-match"];
  return { ...fields, "accept-encoding": "identity" };
}

function answerFields({ headers }: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (field): field is [string, string | string[]] =>
        !ownFields.has(field[0]) && field[0] !== "strict-transport-security" && field[1] !== undefined,
    ),
  );
}
