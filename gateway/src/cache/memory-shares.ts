const megabyte = 1024 * 1024;

/** Ready answers (hot/hot-memory.ts) beyond this save nothing more. */
const mostReady = 8 * megabyte;

/** The memory that an operator gives the cache, shared out: both parts together never hold more. Bytes. */
export function memoryShares(memory: number): { readonly stored: number; readonly ready: number } {
  const ready = Math.min(mostReady, Math.floor(memory / 8));
  return { stored: memory - ready, ready };
}
