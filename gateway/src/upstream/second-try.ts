import { isConnectionError, upstreamFailure } from "./upstream-failure.ts";
import { pickOrigin, type Origin, type Upstream } from "./upstream.ts";

/** One request on its way to one replica. */
export interface Attempt<T> {
  readonly result: Promise<T>;
  /** A byte of the answer has come back. */
  readonly begun: boolean;
}

/**
 * A safe request whose connection failed before any byte came back is tried once more, elsewhere if there is another
 * replica; anything else is never repeated. Throws GATEWAY_* alone.
 */
export async function withSecondTry<T>(options: {
  upstream: Upstream;
  method: string;
  signal: AbortSignal;
  attempt: (origin: Origin) => Attempt<T>;
}): Promise<T> {
  const { upstream, method, signal, attempt } = options;
  const origin = pickOrigin(upstream);
  const first = attempt(origin);
  try {
    return await first.result;
  } catch (error) {
    const safe = method === "GET" || method === "HEAD";
    if (!safe || first.begun || signal.aborted || !isConnectionError(error))
      throw upstreamFailure(upstream.module, error);
  }
  try {
    return await attempt(pickOrigin(upstream, origin)).result;
  } catch (error) {
    throw upstreamFailure(upstream.module, error);
  }
}
