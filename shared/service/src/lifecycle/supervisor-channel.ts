/** Tells the supervisor, where there is one, that this process serves at `origin`. */
export function announceReady(origin: string): void {
  if (process.send === undefined || !process.connected) return;
  // A supervisor that has died meanwhile is noticed by `disconnect`, not here.
  process.send({ ready: true, origin }, undefined, undefined, () => {});
}

/** Calls `end` when the IPC channel closes, or at once when it is closed already. */
export function endWithSupervisor(end: () => void): () => void {
  if (!process.connected) {
    queueMicrotask(end);
    return () => {};
  }
  process.once("disconnect", end);
  return () => process.off("disconnect", end);
}
