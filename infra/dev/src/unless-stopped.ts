/** Waits for `work`, and no longer when the person wants to stop: then it rejects with the signal's reason. */
export async function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const refuse = () => aborted.reject(signal.reason as Error);
  signal.addEventListener("abort", refuse, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", refuse);
  }
}
