import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { wantedSchema, type Wanted } from "@madang/releases";

/** Gives every build that the administration wants a replica that is ready: the part of a runner that moves depend on. */
export class Runner {
  readonly #admin: string;
  readonly #token: string;
  readonly #replicas = new Map<string, Server>();
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  /** Builds that this runner cannot start. */
  readonly broken = new Set<string>();

  constructor(admin: string, token: string) {
    this.#admin = admin;
    this.#token = token;
    this.#done = this.#follow();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#done;
    for (const replica of this.#replicas.values()) {
      replica.closeAllConnections();
      replica.close();
    }
  }

  /** As every runner: what fails is tried again. */
  async #follow(): Promise<void> {
    let after = 0;
    while (!this.#stop.signal.aborted)
      try {
        const wanted = wantedSchema.parse(await this.#ask("GET", `/wanted?after=${after}&wait=20`));
        for (const build of wanted.builds) await this.#start(build);
        after = wanted.revision;
      } catch {
        await wait(200, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
  }

  async #start({ module, build }: Wanted["builds"][number]): Promise<void> {
    const failure = this.broken.has(build) ? "it ended with 1" : undefined;
    const origins = failure === undefined ? [await this.#replica(build)] : [];
    const report = { runner: "test", origins, ...(failure === undefined ? {} : { failure }) };
    await this.#ask("PUT", `/replicas/${module}/${build}`, report);
  }

  async #replica(build: string): Promise<string> {
    const replica =
      this.#replicas.get(build) ?? createServer((_request, response) => void response.end("ok"));
    this.#replicas.set(build, replica);
    if (!replica.listening) await new Promise<void>((resolve) => replica.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(replica.address() as AddressInfo).port}`;
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#admin}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      signal: this.#stop.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
