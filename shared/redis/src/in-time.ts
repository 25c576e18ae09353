/**
 * The same promise, rejected with `late()` when it takes too long. node-redis drops its own deadline as soon as a command is written, and a
 * Redis that hangs has taken every command in. A process that was busy itself looks at what has come in before it calls it late.
 */
export async function inTime<T>(promise: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => setImmediate(() => reject(late())), milliseconds);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
