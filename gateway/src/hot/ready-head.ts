import type { ServerResponse } from "node:http";
import { requestIdSlot, type DressedAnswer, type Recipe } from "./recipe.ts";

/** What Node keeps between `writeHead` and the first byte (lib/_http_outgoing.js); test/hot/ready-head.test.ts watches over it. */
interface HeadOfNode {
  _header: string | null;
  _hasBody: boolean;
  readonly chunkedEncoding: boolean;
}

/** A head as Node wrote it, cut where the request's id stands. */
interface Written {
  readonly answer: DressedAnswer;
  readonly before: string;
  readonly after: string;
  /** Milliseconds since 1970 from which Date, Age or a time to live would say something else. */
  readonly until: number;
}

/** The head of one answer. `writeHead` makes it, as ever; for as long as it would make the same again, its text is used again. */
export class ReadyHead {
  readonly #recipe: Recipe;
  readonly #notModified: boolean;
  #written: Written | undefined;

  constructor(recipe: Recipe, notModified: boolean) {
    this.#recipe = recipe;
    this.#notModified = notModified;
  }

  /** Undefined where the recipe has no such answer: nothing is written then. */
  write(response: ServerResponse, now: number, requestId: string): DressedAnswer | undefined {
    const written = this.#written;
    if (written === undefined || now >= written.until) return this.#writeAnew(response, now, requestId);
    const { answer } = written;
    const ofNode = response as unknown as HeadOfNode;
    response.statusCode = answer.status;
    response.statusMessage = answer.statusText;
    if (this.#notModified) ofNode._hasBody = false;
    ofNode._header = written.after === "" ? written.before : written.before + requestId + written.after;
    return answer;
  }

  #writeAnew(response: ServerResponse, now: number, requestId: string): DressedAnswer | undefined {
    const answer = this.#recipe.dress(now, this.#notModified);
    if (answer === undefined) return undefined;
    const fields = answer.fields.map((text) => (text === requestIdSlot ? requestId : text));
    response.writeHead(answer.status, answer.statusText, fields);
    this.#written = writtenBy(response, { answer, requestId, now, stored: this.#recipe.stored });
    return answer;
  }
}

/** Undefined where another Node keeps its head elsewhere, or where the body would be cut into chunks: then every head is made anew. */
function writtenBy(
  response: ServerResponse,
  options: { answer: DressedAnswer; requestId: string; now: number; stored: Recipe["stored"] },
): Written | undefined {
  const { answer, requestId, now, stored } = options;
  const { _header: head, chunkedEncoding } = response as unknown as HeadOfNode;
  if (typeof head !== "string" || !head.endsWith("\r\n\r\n") || chunkedEncoding) return undefined;
  const until = nextChange(now, stored);
  if (!answer.fields.includes(requestIdSlot)) return { answer, before: head, after: "", until };
  const at = head.indexOf(requestId);
  return { answer, before: head.slice(0, at), after: head.slice(at + requestId.length), until };
}

/** Date follows the clock's seconds, Age those since it was received (RFC 9111 section 4.2.3), a `ttl` those until it is stale. */
function nextChange(now: number, { receivedAt, initialAge, freshUntil }: Recipe["stored"]): number {
  const date = 1000 - (now % 1000);
  const age = 1000 - modulo(initialAge * 1000 + now - receivedAt, 1000);
  const left = modulo(freshUntil - now, 1000) + 1;
  return now + Math.min(date, age, left);
}

function modulo(value: number, by: number): number {
  return Number.isFinite(value) ? ((value % by) + by) % by : 0;
}
