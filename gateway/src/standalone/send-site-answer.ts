import { endFlowing, endWith } from "../answer/write-body.ts";
import type { CacheAnswer } from "../cache/engine/http-cache.ts";
import type { FieldList } from "../cache/field-list.ts";
import type { SiteVisit } from "./site-visit.ts";

/** Writes an answer as it came. Resolves when its last byte has been handed over; rejects when the rest will never come. */
export async function sendSiteAnswer(options: {
  visit: SiteVisit;
  answer: Pick<CacheAnswer, "status" | "statusText" | "fields" | "body">;
  /** The last word on the fields. */
  dress: (fields: FieldList) => string[];
  closing: boolean;
}): Promise<void> {
  const { visit, answer, dress, closing } = options;
  const { response } = visit;
  const { status, statusText, body } = answer;
  const fields = dress(answer.fields);
  if (closing || isUnsettled(visit)) fields.push("connection", "close");
  response.writeHead(status, statusText, fields);
  if (body === undefined || visit.method === "HEAD") response.end();
  else if (Buffer.isBuffer(body)) endWith(response, body);
  else await endFlowing(response, body);
  endUnread(visit);
}

/** Whoever asked whether to send the body, and was not told to, may send it or another request next: nobody can tell which. */
function isUnsettled({ expects, request }: SiteVisit): boolean {
  return expects && !request.complete;
}

const patience = 2000;

/**
 * The answer is out and the request still comes in: it is read for a moment, because closing at once would reset the connection
 * and lose the answer (RFC 9112 section 9.6), and no longer, because nobody waits for it.
 */
function endUnread({ request, hasBody }: SiteVisit): void {
  if (!hasBody || request.complete) return;
  const timer = setTimeout(() => request.socket.destroy(), patience);
  request.once("close", () => clearTimeout(timer));
  request.resume();
}
