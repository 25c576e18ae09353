/** A second wish to stop within this time is the same one: a terminal sends Ctrl-C to every process of the command. */
const sameWishMs = 300;

/**
 * Aborted by Ctrl-C, SIGTERM, SIGHUP, and when the command that started this process is gone. A second wish
 * calls `impatient`.
 */
export function stopSignal(impatient: () => void): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const wish = () => {
    if (controller.signal.aborted && Date.now() - first > sameWishMs) impatient();
    else if (!controller.signal.aborted) first = Date.now();
    controller.abort(new Error("stopped"));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, wish);
  if (process.channel !== undefined) process.on("disconnect", wish);
  return controller.signal;
}
