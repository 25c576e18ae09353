/** Calls `say` every few seconds until the returned function is called. */
export function sayEvery(seconds: number, say: () => void): () => void {
  const timer = setInterval(say, seconds * 1000);
  return () => clearInterval(timer);
}
