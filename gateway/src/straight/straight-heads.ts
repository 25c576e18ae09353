import { STATUS_CODES, type ServerResponse } from "node:http";

/** What Node keeps between `writeHead` and the first byte (lib/_http_outgoing.js). */
interface HeadOfNode {
  _header: string | null;
}

/** What Node writes behind the fields of an answer: Date where there is none, and what concerns the connection. */
interface Tail {
  readonly text: string;
  /** Second since 1970 in which it was written. */
  readonly second: number;
}

/**
 * Heads of answers that go straight, as text: what `writeHead` would write, without its walk over every field. Their fields come from a
 * parser that lets no control character through (llhttp), or are our own. Node's end of a head is learned from one that it has
 * written in the same second; where it is not where it is looked for, every head is Node's.
 */
export class StraightHeads {
  #dated: Tail | undefined;
  #undated: Tail | undefined;
  #unknown = false;

  /** `fields` hold a Content-Length, and nothing of the connection's; the answer is to a GET, on a connection that stays. Throws what writeHead throws. */
  write(response: ServerResponse, status: number, statusText: string, fields: readonly string[]): void {
    // A phrase of the origin's own may hold what no answer may: Node looks.
    if (this.#unknown || !mayHaveBody(status) || statusText !== STATUS_CODES[status])
      return void response.writeHead(status, statusText, fields as string[]);
    let text = `HTTP/1.1 ${status} ${statusText}\r\n`;
    let isDated = false;
    for (let index = 0; index < fields.length; index += 2) {
      const name = fields[index] as string;
      if (name === "date") isDated = true;
      text += `${name}: ${fields[index + 1]}\r\n`;
    }
    const second = Math.floor(Date.now() / 1000);
    const tail = isDated ? this.#dated : this.#undated;
    if (tail?.second !== second)
      return this.#learn(response, { status, statusText, fields, text, isDated, second });
    response.statusCode = status;
    response.statusMessage = statusText;
    (response as unknown as HeadOfNode)._header = text + tail.text;
  }

  #learn(
    response: ServerResponse,
    head: {
      status: number;
      statusText: string;
      fields: readonly string[];
      /** As far as the fields go. */
      text: string;
      isDated: boolean;
      second: number;
    },
  ): void {
    const { status, statusText, fields, text, isDated, second } = head;
    response.writeHead(status, statusText, fields as string[]);
    const { _header: written } = response as unknown as HeadOfNode;
    const isKnown = typeof written === "string" && written.startsWith(text) && written.endsWith("\r\n\r\n");
    if (!isKnown) this.#unknown = true;
    else if (isDated) this.#dated = { text: written.slice(text.length), second };
    else this.#undated = { text: written.slice(text.length), second };
  }
}

/** RFC 9110 sections 15.3.5 and 15.4.5. */
function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
