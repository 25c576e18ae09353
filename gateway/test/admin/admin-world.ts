import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { TemporaryPostgres } from "@madang/embedded-postgres";
import {
  createAdminToken,
  digestOf,
  generateKey,
  signRelease,
  writeKeyFile,
  type Envelope,
  type Move,
  type SigningKey,
  type TrustPolicy,
  type Wanted,
} from "@madang/releases";
import { exampleStatement } from "@madang/releases/testing";
import { createLogger } from "@madang/service";
import { startAdmin, type AdminConfig, type RunningAdmin } from "../../src/admin/start-admin.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What the test expects decides.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface Asked {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

/** An admin API with a registry, a store, keys and tokens of its own. */
export class AdminWorld {
  readonly folder: string;
  readonly registryUrl: string;
  readonly team: SigningKey;
  readonly operator: SigningKey;
  readonly tokens: Readonly<Record<"operator" | "news" | "other" | "runner" | "reader" | "expired", string>>;
  readonly config: AdminConfig;
  readonly replicas: Server[] = [];
  #admin: RunningAdmin | undefined;
  origin = "";

  private constructor(parts: Omit<AdminWorldParts, never>) {
    this.folder = parts.folder;
    this.registryUrl = parts.registryUrl;
    this.team = parts.team;
    this.operator = parts.operator;
    this.tokens = parts.tokens;
    this.config = parts.config;
  }

  static async open(
    postgres: TemporaryPostgres,
    options: {
      endingMinutes?: number;
      guardStepSeconds?: number;
      moveSeconds?: number;
      registryUrl?: string;
    } = {},
  ): Promise<AdminWorld> {
    const folder = await mkdtemp(path.join(tmpdir(), "madang-admin-"));
    const registryUrl = options.registryUrl ?? (await postgres.freshDatabase());
    const { key: operator, pem } = generateKey("operator-1");
    const { key: team } = generateKey("news-1");
    const operatorKeyFile = await writeKeyFile(folder, "operator-1", pem);
    const made = madeTokens();
    const adminTokensFile = path.join(folder, "tokens.json");
    await writeFile(adminTokensFile, JSON.stringify({ tokens: made.entries }));
    const config: AdminConfig = {
      adminPort: 0,
      adminHost: "127.0.0.1",
      adminRegistryUrl: undefined,
      adminTokensFile,
      registryUrl,
      storeUrl: pathToFileURL(path.join(folder, "store")).href,
      operatorKeyFile,
      operatorKeys: undefined,
      endingMinutes: options.endingMinutes ?? 10,
      keepDays: 30,
      keepReleases: 10,
      guardStepSeconds: options.guardStepSeconds ?? 60,
      moveSeconds: options.moveSeconds ?? 20,
      hstsSeconds: 0,
      hstsSubdomains: false,
      build: "test",
    };
    const world = new AdminWorld({ folder, registryUrl, team, operator, tokens: made.tokens, config });
    await world.start();
    return world;
  }

  async start(changed: Partial<AdminConfig> = {}): Promise<void> {
    this.#admin = await startAdmin({
      config: { ...this.config, ...changed },
      log,
      redis: undefined,
      origin: () => "http://portal.test",
    });
    if (this.#admin === undefined) throw new Error("there is no admin");
    await this.#admin.app.listen({ host: "127.0.0.1", port: 0 });
    this.origin = this.#admin.app.listeningOrigin;
  }

  /** As a process that is killed: nothing is finished. */
  async stop(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    admin?.app.server.closeAllConnections();
    await Promise.all([admin?.app.close(), admin?.close()]);
  }

  async close(): Promise<void> {
    await this.stop();
    for (const replica of this.replicas) replica.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async ask(method: string, where: string, { token, json, body, headers }: Asked = {}): Promise<Answer> {
    const answer = await fetch(`${this.origin}${where}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
    });
    const text = await answer.text();
    const isJson = text !== "" && answer.headers.get("content-type")?.includes("json") === true;
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  }

  trust(modules: readonly string[] = ["news"], more: TrustPolicy["teams"] = {}): TrustPolicy {
    return { teams: { news: { modules: [...modules], keys: [this.team.publicKey] }, ...more } };
  }

  async setTrust(trust = this.trust()): Promise<Answer> {
    return this.ask("PUT", "/v1/trust", { token: this.tokens.operator, json: trust });
  }

  /** A signed release, its files in the store. */
  async prepared(options: PreparedOptions = {}): Promise<Envelope> {
    const server = Buffer.from(`server of ${options.module ?? "news"} ${options.build ?? "aaaa0001"}`);
    const digest = digestOf(server);
    await this.ask("PUT", `/v1/blobs/${digest}`, {
      token: this.tokens.operator,
      body: new Uint8Array(server),
      headers: { "content-type": "application/octet-stream" },
    });
    const { version, container, ...rest } = options;
    const statement = exampleStatement(rest);
    const { module, build } = statement.record;
    const entry = `/_assets/${module}/${build}/entry.js`;
    const integrity = `sha384-${"A".repeat(64)}`;
    const record = {
      ...statement.record,
      ...(version === undefined ? {} : { version }),
      ...(container === undefined ? {} : { container: { name: container, entry, integrity } }),
    };
    return signRelease(
      { ...statement, record, server: { digest, bytes: server.length } },
      options.key ?? this.team,
    );
  }

  async released(options: PreparedOptions & { token?: string } = {}): Promise<Answer> {
    const envelope = await this.prepared(options);
    return this.ask("POST", "/v1/releases", {
      token: options.token ?? this.tokens.operator,
      json: { envelope },
    });
  }

  /** A replica that is ready or not, and told of. */
  async replica(
    module: string,
    build: string,
    { ready = true, says = build }: { ready?: boolean; says?: string } = {},
  ): Promise<string> {
    const server = createServer(
      (_request, response) => void response.writeHead(ready ? 200 : 503, { "madang-build": says }).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.replicas.push(server);
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    await this.report(module, build, { origins: [origin] });
    return origin;
  }

  async report(
    module: string,
    build: string,
    report: { origins: readonly string[]; failure?: string },
  ): Promise<Answer> {
    return this.ask("PUT", `/v1/replicas/${module}/${build}`, {
      token: this.tokens.runner,
      json: { runner: "one", ...report },
    });
  }

  async wanted(query = ""): Promise<Wanted> {
    return (await this.ask("GET", `/v1/wanted${query}`, { token: this.tokens.runner })).body as Wanted;
  }

  async begin(module: string, request: unknown, token = this.tokens.operator): Promise<Answer> {
    return this.ask("POST", `/v1/modules/${module}/moves`, { token, json: request });
  }

  /** The move when it has ended. */
  async ended(id: string): Promise<Move> {
    for (;;) {
      const { body } = await this.ask("GET", `/v1/moves/${id}`, { token: this.tokens.reader });
      if (body.state !== "waiting" && body.state !== "guarding") return body as Move;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Released, started, and moved to all visitors. */
  async live(options: PreparedOptions = {}): Promise<Move> {
    const { module = "news", build = "aaaa0001" } = options;
    const released = await this.released(options);
    if (released.status !== 201) throw new Error(JSON.stringify(released.body));
    await this.replica(module, build);
    const begun = await this.begin(module, { to: "stable", build });
    if (begun.status !== 202) throw new Error(JSON.stringify(begun.body));
    return this.ended(begun.body.id as string);
  }
}

export type PreparedOptions = NonNullable<Parameters<typeof exampleStatement>[0]> & {
  readonly version?: string;
  readonly container?: string;
  readonly key?: SigningKey;
};

interface AdminWorldParts {
  readonly folder: string;
  readonly registryUrl: string;
  readonly team: SigningKey;
  readonly operator: SigningKey;
  readonly tokens: AdminWorld["tokens"];
  readonly config: AdminConfig;
}

function madeTokens() {
  const made = {
    operator: createAdminToken({ name: "operator", scopes: ["operator"] }),
    news: createAdminToken({ name: "news-team", scopes: ["release:news"] }),
    other: createAdminToken({ name: "other-team", scopes: ["release:other"] }),
    runner: createAdminToken({ name: "runner", scopes: ["runner"] }),
    reader: createAdminToken({ name: "reader", scopes: ["read"] }),
    expired: createAdminToken({ name: "old", scopes: ["operator"], expires: new Date("2020-01-01") }),
  };
  return {
    tokens: Object.fromEntries(
      Object.entries(made).map(([name, { token }]) => [name, token]),
    ) as AdminWorld["tokens"],
    entries: Object.values(made).map(({ entry }) => entry),
  };
}

export function unknownToken(): string {
  return `madang_${randomBytes(32).toString("base64url")}`;
}
