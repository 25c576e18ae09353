import type { ServerResponse } from "node:http";

/** What browsers are told: which build they should show, or why there is none newer. */
export type DevState = { readonly build: string } | { readonly problem: string };

const beatSeconds = 15;

/** Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html) to the developer's open pages. */
export class ReloadEvents {
  readonly #pages = new Set<ServerResponse>();
  #state: DevState | undefined;
  readonly #beat = setInterval(() => this.#send(":\n\n"), beatSeconds * 1000).unref();

  get problem(): string | undefined {
    return this.#state !== undefined && "problem" in this.#state ? this.#state.problem : undefined;
  }

  tell(state: DevState): void {
    this.#state = state;
    this.#send(lineOf(state));
  }

  /** The page hears at once what is so now. */
  add(response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    response.write(`retry: 500\n\n${this.#state === undefined ? "" : lineOf(this.#state)}`);
    this.#pages.add(response);
    response.on("close", () => this.#pages.delete(response));
  }

  close(): void {
    clearInterval(this.#beat);
    for (const page of this.#pages) page.end();
  }

  #send(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}

/** JSON has no line breaks, which would end the event's data. */
function lineOf(state: DevState): string {
  return "build" in state
    ? `event: build\ndata: ${JSON.stringify(state.build)}\n\n`
    : `event: problem\ndata: ${JSON.stringify(state.problem)}\n\n`;
}
