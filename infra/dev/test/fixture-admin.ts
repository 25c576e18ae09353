import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { replicaReportSchema, wantedSchema, type ReplicaReport, type Wanted } from "@madang/releases";
import { onTestFinished } from "vitest";
import { until } from "./fixture-portal.ts";

/** The runners' part of the admin API, by the schemas that the real one answers with. */
export class FixtureAdmin {
  readonly token = "madang_fixture";
  /** Every report that came, in order, `module/build` before it. */
  readonly told: (ReplicaReport & { key: string })[] = [];
  #wanted: Wanted = { revision: 1, builds: [] };
  #server: Server | undefined;
  #port = 0;
  #waiting: (() => void)[] = [];

  static async start(): Promise<FixtureAdmin> {
    const admin = new FixtureAdmin();
    await admin.listen();
    onTestFinished(() => admin.stop());
    return admin;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<void> {
    this.#server = createServer((request, answer) => void this.#answer(request, answer));
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (this.#server?.listening !== true) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  want(...builds: Wanted["builds"]): void {
    this.#wanted = wantedSchema.parse({ revision: this.#wanted.revision + 1, builds });
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** What was said of it last. */
  of(key: string): ReplicaReport | undefined {
    return this.told.findLast((report) => report.key === key);
  }

  /** Where it answers, as soon as it does; somewhere else than at `not`. */
  async origin(key: string, not?: string): Promise<string> {
    const found = () => this.of(key)?.origins.find((origin) => origin !== not);
    await until(() => found() !== undefined, 30_000);
    return found() ?? "";
  }

  async failure(key: string): Promise<string> {
    const found = () => this.told.find((report) => report.key === key && report.failure !== undefined);
    await until(() => found() !== undefined, 30_000);
    return found()?.failure ?? "";
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.address);
    if (request.headers.authorization !== `Bearer ${this.token}`)
      return void answer.writeHead(401).end('{"detail":"The token is not known."}');
    if (url.pathname === "/v1/wanted") {
      if (url.searchParams.get("after") === String(this.#wanted.revision))
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      return void answer.end(JSON.stringify(this.#wanted));
    }
    const [, module, build] = /^\/v1\/replicas\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (request.method !== "PUT" || module === undefined) return void answer.writeHead(404).end();
    const text = Buffer.concat(await request.toArray()).toString();
    this.told.push({ key: `${module}/${build}`, ...replicaReportSchema.parse(JSON.parse(text)) });
    answer.writeHead(204).end();
  }
}
