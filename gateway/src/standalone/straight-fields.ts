import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isHopByHop, namedByConnection } from "../upstream/hop-by-hop.ts";
import { forwardedField } from "./forwarded-element.ts";
import type { StandaloneOptions } from "./options.ts";

/** What site.ts sends, in one pass: this request has no body, expects nothing, and came through no other gateway. */
export function sentFields(
  request: IncomingMessage,
  options: Pick<StandaloneOptions, "via" | "forwarded">,
): string[] {
  const { rawHeaders, headers } = request;
  const { host = "" } = headers;
  const named = namedByConnection(headers.connection);
  const fields: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    if (name === "host" || isHopByHop(name, named)) continue;
    fields.push(name, rawHeaders[index + 1] ?? "");
  }
  fields.push("host", host, "via", `${request.httpVersion} ${options.via}`);
  if (options.forwarded) fields.push("forwarded", forwardedField(request, host));
  return fields;
}

/** The fields of an answer that concern more than the connection to the site. */
export function receivedFields(headers: IncomingHttpHeaders): string[] {
  const named = namedByConnection(headers.connection);
  const fields: string[] = [];
  for (const name of Object.keys(headers)) {
    if (isHopByHop(name, named) && name !== "content-length") continue;
    const value = headers[name];
    if (typeof value === "string") fields.push(name, value);
    else for (const line of value ?? []) fields.push(name, line);
  }
  return fields;
}
