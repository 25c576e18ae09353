import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/** A whole answer as data: what decides it stays apart from what sends it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | Readable;
}

export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .send(body === "" ? undefined : body);
}
