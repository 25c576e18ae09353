import type { ServerResponse } from "node:http";
import type { StreamedBody } from "./answer.ts";

/** Bytes up to which head and body in one string are written for less than two buffers in one call; beyond it the copy costs more. */
const short = 2048;

/** Ends an answer, whose head has been given to writeHead, with these bytes. */
export function endWith(response: ServerResponse, body: Buffer): void {
  if (body.length > short) response.end(body);
  else response.end(body.toString("latin1"), "latin1");
}

/** Ends an answer with a body that still flows. Rejects when the rest will never come. */
export async function endFlowing(response: ServerResponse, body: StreamedBody): Promise<void> {
  try {
    await body.pipe(response);
    response.end();
  } catch (error) {
    // The head promised more than came: only a broken connection says so (RFC 9112 section 8).
    response.destroy();
    throw error;
  }
}
