import { randomUUID } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

interface Told {
  readonly seq: number;
  readonly tags: readonly string[];
  readonly mode: "soft" | "hard";
}

/** A module's feed of purges as docs/architecture.md describes it, with the faults that a test asks for. */
export class PurgeServer {
  readonly #server = http.createServer((request, response) => this.#answer(request, response));
  readonly #told: Told[] = [];
  readonly #followers = new Set<http.ServerResponse>();
  epoch = randomUUID() as string;
  /** What is answered in place of the feed. */
  status = 200;
  /** Beats are sent. */
  beats = true;
  questions: string[] = [];

  async listen(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    setInterval(() => {
      if (this.beats) this.send(`${JSON.stringify({ beat: this.seq })}\n`);
    }, 200).unref();
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get seq(): number {
    return this.#told.length;
  }

  get followers(): number {
    return this.#followers.size;
  }

  publish(tags: readonly string[], mode: "soft" | "hard" = "soft"): void {
    const told = { seq: this.seq + 1, tags, mode };
    this.#told.push(told);
    this.send(`${JSON.stringify(told)}\n`);
  }

  send(text: string): void {
    for (const response of this.#followers) response.write(text);
  }

  cut(): void {
    for (const response of this.#followers) response.destroy();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    this.questions.push(request.url ?? "");
    if (this.status !== 200) {
      response.writeHead(this.status).end();
      return;
    }
    const after = Number(new URL(request.url ?? "", "http://x").searchParams.get("after") ?? this.seq);
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write(`${JSON.stringify({ epoch: this.epoch, seq: this.seq })}\n`);
    for (const told of this.#told.slice(after)) response.write(`${JSON.stringify(told)}\n`);
    this.#followers.add(response);
    response.on("close", () => this.#followers.delete(response));
  }
}
