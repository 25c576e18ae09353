import type { ServerResponse } from "node:http";
import { expectsContinue } from "../protect/guarded-body.ts";
import type { Visit } from "../request/visit.ts";
import { isStreamed, type Answer } from "./answer.ts";
import { endFlowing, endWith } from "./write-body.ts";

/** Writes an answer and resolves when its last byte has been handed over. Rejects when a streamed body breaks off. */
export async function sendAnswer(options: {
  visit: Visit;
  answer: Answer;
  /** Security fields of this kind of answer. */
  fixed: readonly string[];
  /** The process is draining: the connection ends with this answer. */
  closing: boolean;
}): Promise<void> {
  const { visit, answer, fixed, closing } = options;
  const { response, request } = visit;
  const unread = !request.complete && hasBody(visit);
  const headers = [...fixed, "request-id", visit.requestId, ...answer.headers];
  if (closing || unread) headers.push("connection", "close");
  response.writeHead(answer.status, headers);
  if (isStreamed(answer.body)) return endFlowing(response, answer.body);
  const chunks = visit.method === "HEAD" ? [] : chunksOf(answer.body);
  if (!unread) return endWithAll(response, chunks);
  for (const chunk of chunks) response.write(chunk);
  if (!expectsContinue(request)) await discardBriefly(visit);
  response.end();
}

function hasBody({ request: { headers } }: Visit): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function chunksOf(body: Buffer | readonly Buffer[] | undefined): readonly Buffer[] {
  if (body === undefined) return [];
  return Buffer.isBuffer(body) ? [body] : body;
}

/** Head and body leave in one packet where they fit. */
function endWithAll(response: ServerResponse, chunks: readonly Buffer[]): void {
  const last = chunks.at(-1);
  if (last === undefined) return void response.end();
  if (chunks.length === 1) return endWith(response, last);
  response.cork();
  for (const chunk of chunks.slice(0, -1)) response.write(chunk);
  response.end(last);
  response.uncork();
}

const patience = 1000;

/**
 * A body that nobody wants is read for a moment all the same: closing at once would reset the connection, and the client
 * would lose the answer that tells it why (RFC 9112 section 9.6).
 */
function discardBriefly({ request, response }: Visit): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, patience);
    request.once("end", done).once("close", done);
    response.once("close", done);
    request.resume();
  });
}
