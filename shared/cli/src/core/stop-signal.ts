/** A second wish to stop within this time is the same one: a terminal sends Ctrl-C to every process of the command. */
const sameWishMs = 300;
/** A command that does not end by itself is ended. */
const patienceMs = 8000;

/**
 * Aborted by Ctrl-C, SIGTERM, SIGHUP, and when the process that started this one is gone. A second wish, and one that is not
 * heeded, calls `impatient`.
 */
export function stopSignal(impatient: () => void): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const wish = () => {
    if (controller.signal.aborted) {
      if (Date.now() - first > sameWishMs) impatient();
      return;
    }
    first = Date.now();
    setTimeout(impatient, patienceMs).unref();
    controller.abort(new Error("stopped"));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, wish);
  if (process.channel !== undefined) {
    process.on("disconnect", wish);
    process.channel.unref();
  }
  return controller.signal;
}
