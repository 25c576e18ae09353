/** Aborted by Ctrl-C, SIGTERM, SIGHUP, and when the command that started this process is gone. A second wish ends it at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const wish = () => {
    if (controller.signal.aborted) return;
    controller.abort(new Error("stopped"));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, wish);
  if (process.channel !== undefined) process.on("disconnect", wish).channel?.unref();
  return controller.signal;
}
