import type { IncomingHttpHeaders } from "node:http";
import type { OriginAnswer } from "../cache/engine/http-cache.ts";
import type { FieldList } from "../cache/field-list.ts";
import type { ExchangeOptions } from "./exchange.ts";
import { openFlow } from "./flow.ts";

export interface AskOptions extends Omit<ExchangeOptions, "onInformation"> {
  /** Told of each 1xx answer (RFC 9110 section 15.2) in its turn; 100 never comes, because Expect is answered by the gateway. */
  readonly onInformation?: ((status: number, fields: FieldList) => void) | undefined;
}

/**
 * Asks one of the module's replicas and resolves with the head of its answer; every field line stands in `fields`, those of one
 * name together and in their order. `body` is a Buffer where it came with the head, undefined where there is none (HEAD, 204,
 * 304), and flows otherwise: take it, or discard it. Trailers are dropped. Content-Length stays as the origin wrote it.
 *
 * The request: any method but CONNECT; `headers` in any letter case without the fields of RFC 9110 section 7.6.1 and without
 * Expect (see hop-by-hop.ts); `host` is taken from `headers`, else it is the replica's own; a body is a Buffer or any async
 * iterable, read no faster than the origin takes it. `signal`: an AbortSignal or Patience's `stop`.
 *
 * Rejects with GATEWAY_* (NO_ENDPOINT, UNREACHABLE, BROKEN_OFF, …) or the signal's reason; so do `pipe` and `collect` later.
 */
export function askOrigin(options: AskOptions): Promise<OriginAnswer> {
  const { onInformation, ...asked } = options;
  const told =
    onInformation === undefined
      ? undefined
      : (status: number, headers: IncomingHttpHeaders) => onInformation(status, fieldsOf(headers));
  return openFlow({ ...asked, onInformation: told }, ({ status, statusText, headers, body }) => ({
    status,
    statusText,
    fields: fieldsOf(headers),
    body,
  }));
}

/** undici has put the names in lower case and lines of one name together, which changes no meaning (RFC 9110 section 5.3). */
export function fieldsOf(headers: IncomingHttpHeaders): string[] {
  const fields: string[] = [];
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (typeof value === "string") fields.push(name, value);
    else for (const line of value ?? []) fields.push(name, line);
  }
  return fields;
}
