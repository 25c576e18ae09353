import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeFragment, internalHeaders } from "@madang/manifest";
import { faults, type Fault, type HealthyAnswer } from "./faults.ts";

/**
 * Answers every address of a module's. Each answer says whose it is, which address it is of, for whom it was made, and in which version of
 * the module's content.
 */
export class HostedModule {
  origin = "";
  readonly #id: string;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #counted = new Map<string, number>();
  /** How often each form has come in, by its id. */
  readonly #forms = new Map<string, number>();
  #port: number;
  #fault: Fault = "none";
  #flapping: NodeJS.Timeout | undefined;
  #version = "1";
  #served = 0;

  constructor(id: string, port: number) {
    this.#id = id;
    this.#port = port;
    this.#server.keepAliveTimeout = 60_000;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    this.origin = `http://127.0.0.1:${this.#port}`;
  }

  obey(order: string, value: string): string {
    if (order === "fault") this.#fault = value as Fault;
    if (order === "flap") this.#flap(Number(value));
    if (order === "version") this.#version = value;
    if (order === "counted") return String(this.#counted.get(value) ?? 0);
    if (order === "served") return String(this.#served);
    if (order === "repeated") return JSON.stringify([...this.#forms].filter(([, count]) => count > 1));
    return "";
  }

  #flap(every: number): void {
    clearInterval(this.#flapping);
    this.#up();
    if (every > 0)
      this.#flapping = setInterval(() => (this.#server.listening ? this.#down() : this.#up()), every);
  }

  #up(): void {
    if (!this.#server.listening) this.#server.listen(this.#port, "127.0.0.1");
  }

  #down(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? "/";
    this.#served += 1;
    this.#counted.set(address, (this.#counted.get(address) ?? 0) + 1);
    const body = await bodyOf(request);
    if (body === undefined) response.destroy();
    else faults[this.#fault]({ request, response, answer: this.#healthyAnswer(request, address, body) });
  }

  #healthyAnswer(request: IncomingMessage, address: string, body: string): HealthyAnswer {
    if (address.startsWith("/health/")) return { status: 200, headers: {}, body: "{}" };
    if (address.startsWith("/api/")) return this.#apiAnswer(address);
    if (request.method === "POST") return this.#formAnswer(body);
    return this.#fragmentAnswer(request, address);
  }

  #apiAnswer(address: string): HealthyAnswer {
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return { status: 200, headers, body: JSON.stringify({ of: this.#id, path: address, end: "whole" }) };
  }

  #formAnswer(body: string): HealthyAnswer {
    const form = new URLSearchParams(body).get("form") ?? "";
    this.#forms.set(form, (this.#forms.get(form) ?? 0) + 1);
    return { status: 303, headers: { location: `/${this.#id}/mine` }, body: "" };
  }

  #fragmentAnswer({ headers }: IncomingMessage, path: string): HealthyAnswer {
    const id = this.#id;
    const visitor = String(headers[internalHeaders.visitor] ?? "");
    const slots = path === "/" ? ["home"] : [];
    const marker = `<p data-of="${id}" data-path="${path}" data-visitor="${visitor}" data-version="${this.#version}">`;
    const slot = slots.map((name) => `<madang-slot name="${name}"></madang-slot>`).join("");
    return {
      status: 200,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": visitor === "" ? cacheControlOf(path) : "private, no-store",
        [internalHeaders.fragment]: encodeFragment({ v: 1, view: "list", title: `${id} title`, slots }),
        [internalHeaders.tags]: `${id} ${path}`,
      },
      body: `${marker}${"content ".repeat(100)}</p>${slot}<i data-end="${id}"></i>`,
    };
  }
}

function cacheControlOf(path: string): string {
  if (path.includes("-never")) return "no-store";
  return `public, s-maxage=${path.includes("-kept") ? 600 : 1}, stale-if-error=600`;
}

/** Undefined where the rest did not come. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("utf8");
}
