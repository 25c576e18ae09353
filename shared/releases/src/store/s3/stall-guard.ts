import type { Readable } from "node:stream";
import type { MadangError } from "@madang/errors";
import { readableOver } from "../checked-bytes.ts";

/** The stream, unless nothing comes for `deadline` milliseconds while somebody waits for it: then it ends with that error. */
export function stallGuard(
  body: Readable,
  deadline: number,
  away: (cause: unknown) => MadangError,
): Readable {
  return readableOver(body, pieces(body, deadline, away));
}

async function* pieces(body: Readable, deadline: number, away: (cause: unknown) => MadangError) {
  const iterator = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const { done, value } = await within(iterator.next(), body, deadline);
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    throw away(error);
  } finally {
    body.destroy();
  }
}

async function within<T>(work: Promise<T>, body: Readable, deadline: number): Promise<T> {
  const timer = setTimeout(() => body.destroy(new Error(`nothing came for ${deadline} ms`)), deadline);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
