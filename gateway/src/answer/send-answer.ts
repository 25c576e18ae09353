import type { ServerResponse } from "node:http";
import { expectsContinue } from "../protect/guarded-body.ts";
import type { Visit } from "../request/visit.ts";
import { isStreamed, type Answer, type StreamedBody } from "./answer.ts";

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
  if (isStreamed(answer.body)) return stream(response, answer.body);
  writeAll(response, answer.body, visit.method === "HEAD");
  if (unread && !expectsContinue(request)) await discardBriefly(visit);
  response.end();
}

function hasBody({ request: { headers } }: Visit): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function writeAll(
  response: ServerResponse,
  body: Buffer | readonly Buffer[] | undefined,
  head: boolean,
): void {
  if (body === undefined || head) return;
  if (Buffer.isBuffer(body)) return void response.write(body);
  response.cork();
  for (const chunk of body) response.write(chunk);
  response.uncork();
}

async function stream(response: ServerResponse, body: StreamedBody): Promise<void> {
  try {
    await body.pipe(response);
    response.end();
  } catch (error) {
    // The head promised more than came: only a broken connection says so (RFC 9112 section 8).
    response.destroy();
    throw error;
  }
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
