import type { IncomingMessage } from "node:http";
import type { FastifyReply } from "fastify";
import { kitErrors } from "../../errors.ts";

export interface RequestDeadline {
  readonly signal: AbortSignal;
  /** Settles like `work`, or rejects as soon as the signal aborts. */
  within<T>(work: Promise<T> | T): Promise<T>;
}

/**
 * Aborts when the time is over and, for requests that change nothing, when the client has gone. An action goes on without
 * its client: a write that is cut off half-way would leave a citizen in doubt. The time begins when the body is there: the
 * gateway's own clock stands still too while a slow line sends it.
 */
export function startDeadline(options: {
  milliseconds: number;
  request: IncomingMessage;
  reply: FastifyReply;
  safe: boolean;
}): RequestDeadline {
  const { milliseconds, request, reply, safe } = options;
  const controller = new AbortController();
  const expire = () => controller.abort(kitErrors.create("DEADLINE_EXCEEDED", { milliseconds }));
  let timer: NodeJS.Timeout | undefined;
  const begin = (left: number) => {
    if (left <= 0) expire();
    else timer = setTimeout(expire, left);
  };
  const onBody = () => begin(milliseconds);
  // Without a body all the time since the first byte counts.
  if (safe) begin(milliseconds - reply.elapsedTime);
  else if (request.complete) onBody();
  else request.once("end", onBody);
  reply.raw.once("close", () => {
    request.off("end", onBody);
    clearTimeout(timer);
    if (safe && !reply.raw.writableFinished) controller.abort(new ClientGone());
  });
  return { signal: controller.signal, within: (work) => raced(work, controller.signal) };
}

/** Nobody is left to answer: neither an error of ours nor one of the request. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";

  constructor() {
    super("The client has closed the connection.");
  }
}

async function raced<T>(work: Promise<T> | T, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
