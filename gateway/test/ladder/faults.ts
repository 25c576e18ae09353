import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What the module would answer in good health. */
export interface HealthyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Spoil = (exchange: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: HealthyAnswer;
}) => void;

/** Milliseconds that a healthy module works on an answer. */
export const usualWork = 2;

/** Bytes after which even an endless answer ends: a test must not depend on the gateway to be bounded. */
const endlessLimit = 24 * 1024 * 1024;

/** Ways in which a module that runs can be sick. A dead or a stopped process needs no code. */
export const faults = {
  none: ({ response, answer }) => later(usualWork, () => send(response, answer)),
  "never answers": () => {},
  // More or less: answers that all come at the same moment are no load that anybody has seen.
  "is fifty times slower": ({ response, answer }) =>
    later(usualWork * 50 * (0.5 + Math.random()), () => send(response, answer)),
  "promises more bytes than it sends": ({ response, answer: { status, headers, body } }) => {
    response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) + 500 });
    response.write(body);
    later(5, () => response.destroy());
  },
  "breaks off in the middle": ({ response, answer: { status, headers, body } }) => {
    response.writeHead(status, headers);
    response.write(body.slice(0, body.length / 2));
    later(5, () => response.destroy());
  },
  "begins and then hangs": ({ response, answer: { status, headers, body } }) => {
    response.writeHead(status, headers);
    response.write(body.slice(0, body.length / 2));
  },
  "describes its fragment wrongly": ({ response, answer }) =>
    send(response, { ...answer, headers: { ...answer.headers, "madang-fragment": '{"v":1,"view":7' } }),
  "answers with a wrong content type": ({ response, answer }) =>
    send(response, { ...answer, headers: { ...answer.headers, "content-type": "image/png" } }),
  "names an encoding that it did not use": ({ response, answer }) =>
    send(response, { ...answer, headers: { ...answer.headers, "content-encoding": "gzip" } }),
  "answers something that is not HTTP": ({ request }) =>
    void request.socket.end("\u0000\u0001 this is not HTTP\r\n\r\n"),
  "answers 500": ({ response }) => void response.writeHead(500).end("boom"),
  "answers 503": ({ response }) => void response.writeHead(503, { "retry-after": "1" }).end("later"),
  "sends header fields without end": ({ request }) =>
    pour(request.socket, `x-more: ${"a".repeat(1000)}\r\n`, "HTTP/1.1 200 OK\r\n"),
  "sends a body without end": ({ response, answer: { status, headers } }) => {
    response.writeHead(status, headers);
    pour(response, "<p>more</p>".repeat(1000));
  },
} satisfies Record<string, Spoil>;

export type Fault = keyof typeof faults;

function send(response: ServerResponse, { status, headers, body }: HealthyAnswer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function later(milliseconds: number, work: () => void): void {
  setTimeout(work, milliseconds);
}

/** As fast as it is taken, until nobody takes it any more. */
function pour(target: Socket | ServerResponse, portion: string, first = ""): void {
  let poured = 0;
  if (first !== "") target.write(first);
  const next = (): void => {
    while (!target.destroyed && poured < endlessLimit) {
      poured += portion.length;
      if (!target.write(portion)) return void target.once("drain", next);
    }
    target.destroy();
  };
  next();
}
