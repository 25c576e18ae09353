/**
 * RFC 9110 section 7.6.1: fields that concern one connection, with those that its `Connection` field names, end at every
 * intermediary. Proxy-Authenticate and Proxy-Authorization are for the next hop alone (section 11.7).
 */
const always: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "proxy-authenticate",
  "proxy-authorization",
  "http2-settings",
]);

export function isHopByHop(name: string, named: ReadonlySet<string>): boolean {
  return always.has(name) || named.has(name);
}

const none: ReadonlySet<string> = new Set();

/** Names in a Connection field; `close` and `keep-alive` name nothing that must be removed. */
export function namedByConnection(field: string | string[] | undefined): ReadonlySet<string> {
  if (field === undefined) return none;
  const text = Array.isArray(field) ? field.join(",") : field;
  if (text === "keep-alive" || text === "close") return none;
  return new Set(
    text
      .toLowerCase()
      .split(",")
      .map((name) => name.trim()),
  );
}
