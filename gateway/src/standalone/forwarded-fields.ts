import type { IncomingMessage } from "node:http";
import type { FieldList } from "../cache/field-list.ts";
import { isHopByHop, namedByConnection } from "../upstream/hop-by-hop.ts";

/** They frame and route the message: whoever names them in Connection would make it another one. */
const never: ReadonlySet<string> = new Set(["host", "content-length"]);

/**
 * The fields of a request that concern more than this connection (RFC 9110 section 7.6.1), lower-case names, each line by itself and
 * in its order. `TE` and `Trailer` go too: trailers end here, both ways.
 */
export function endToEndFields({ rawHeaders, headers }: IncomingMessage): string[] {
  const named = namedByConnection(headers.connection);
  const fields: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    if (isHopByHop(name, named) && !never.has(name)) continue;
    fields.push(name, rawHeaders[index + 1] ?? "");
  }
  return fields;
}

/** The same for an answer's, whose names are in lower case already. */
export function endToEndAnswerFields(fields: FieldList): string[] {
  const named = namedByConnection(connectionOf(fields));
  const kept: string[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] ?? "";
    if (isHopByHop(name, named) && !never.has(name)) continue;
    kept.push(name, fields[index + 1] ?? "");
  }
  return kept;
}

function connectionOf(fields: FieldList): string[] | undefined {
  let lines: string[] | undefined;
  for (let index = 0; index < fields.length; index += 2)
    if (fields[index] === "connection") (lines ??= []).push(fields[index + 1] ?? "");
  return lines;
}
