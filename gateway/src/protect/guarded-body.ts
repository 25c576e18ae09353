import type { IncomingMessage } from "node:http";
import { gatewayErrors } from "../errors.ts";
import type { Visit } from "../request/visit.ts";

export interface BodyLimits {
  readonly limit: number;
  /** Bytes a second that must arrive at least, counted only while we wait for the client. */
  readonly rate: number;
  /** Milliseconds of waiting that are free. */
  readonly grace: number;
}

/** Whose body it is. Without `response` nobody is told to go on: the origin says it itself. */
export type BodySender = Pick<Visit, "request"> & Partial<Pick<Visit, "response">>;

export function expectsContinue({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === "100-continue";
}

/** A declared length is refused before a byte is read. Throws GATEWAY_BODY_TOO_LARGE. */
export function refuseLargeBody(request: IncomingMessage, limit: number): void {
  if (Number(request.headers["content-length"] ?? 0) > limit)
    throw gatewayErrors.create("BODY_TOO_LARGE", { limit });
}

/**
 * The body as it comes in, no faster than it is taken. Throws GATEWAY_BODY_TOO_LARGE, GATEWAY_UPLOAD_TOO_SLOW or
 * GATEWAY_CLIENT_GONE to whoever reads it.
 */
export async function* guardedBody(
  { request, response }: BodySender,
  { limit, rate, grace }: BodyLimits,
): AsyncGenerator<Buffer, void, void> {
  // Only now: whoever asked first whether to send it is not told to before every check has passed (RFC 9110 section 10.1.1).
  if (expectsContinue(request)) response?.writeContinue();
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  const chunks = body[Symbol.asyncIterator]();
  let bytes = 0;
  let waited = 0;
  for (;;) {
    const allowed = rate === 0 ? Infinity : grace + (bytes / rate) * 1000 - waited;
    const startedAt = performance.now();
    const next = await nextWithin(chunks, allowed, rate);
    waited += performance.now() - startedAt;
    if (next.done === true) return;
    bytes += next.value.length;
    if (bytes > limit) throw gatewayErrors.create("BODY_TOO_LARGE", { limit });
    yield next.value;
  }
}

async function nextWithin(
  chunks: AsyncIterator<Buffer>,
  allowed: number,
  rate: number,
): Promise<IteratorResult<Buffer>> {
  const next = chunks.next().catch((cause: unknown) => {
    throw gatewayErrors.create("CLIENT_GONE", {}, cause);
  });
  if (allowed === Infinity) return next;
  const tooSlow = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => tooSlow.reject(gatewayErrors.create("UPLOAD_TOO_SLOW", { rate })),
    Math.max(0, allowed),
  );
  try {
    return await Promise.race([next, tooSlow.promise]);
  } finally {
    clearTimeout(timer);
    // The loser of the race may still fail when the connection closes; the race has said all there is to say.
    next.catch(() => {});
  }
}
