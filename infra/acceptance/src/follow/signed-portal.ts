import { createHash } from "node:crypto";
import type { ReleaseRecord } from "@madang/manifest";
import { parseReleaseRecord } from "@madang/manifest";
import { openRegistry, type Registry } from "@madang/registry";
import {
  generateKey,
  payloadDigest,
  signRelease,
  signSnapshot,
  type ChannelSnapshot,
  type SigningKey,
  type TrustPolicy,
} from "@madang/releases";
import { createLogger } from "@madang/service";

const log = createLogger({ service: "measure", level: "silent", build: "measure" });
const entry = { by: "measure", action: "measure", detail: {}, outcome: "done" };
const server = { digest: "0".repeat(64), bytes: 1 };
/** Releases written at the same time. */
const together = 8;

/** A registry that holds as many released modules as one likes, written without the admin API. */
export class SignedPortal {
  readonly registry: Registry;
  readonly #operator: SigningKey;
  readonly #team: SigningKey;
  readonly #modules: ChannelSnapshot["modules"] = {};
  #trust: TrustPolicy = { teams: {} };
  #sequence = 0;

  /** With keys of its own where none are given. */
  constructor(url: string, keys: { operator?: SigningKey; team?: SigningKey } = {}) {
    this.#operator = keys.operator ?? generateKey("operator-1").key;
    this.#team = keys.team ?? generateKey("team-1").key;
    this.registry = openRegistry({ url, log });
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** As MADANG_OPERATOR_KEYS takes it. */
  get operatorKeys(): string {
    const { id, key } = this.#operator.publicKey;
    return `${id}:${key}`;
  }

  async releaseAll(ids: readonly string[], build: string): Promise<void> {
    const rights = { modules: [...ids], keys: [this.#team.publicKey], criticality: "emergency" as const };
    this.#trust = { teams: { team: rights } };
    const rest = ids.values();
    const next = async (): Promise<void> => {
      for (const id of rest) await this.release(id, build);
    };
    await Promise.all(Array.from({ length: together }, next));
  }

  /** In the registry, and in the channels from the next publication on. */
  async release(id: string, build: string): Promise<void> {
    const createdAt = new Date().toISOString();
    const record = sampleRecord(id, build);
    const envelope = signRelease({ schema: 1, record, createdAt, server }, this.#team);
    const digest = payloadDigest(envelope);
    const { version } = record;
    await this.registry.addRelease({ module: id, build, version, digest, createdAt, by: "team" }, envelope);
    const builds = { [build]: { digest, version } };
    this.#modules[id] = { stable: build, previews: {}, ending: [], builds };
  }

  async runs(module: string, build: string, origins: readonly string[]): Promise<void> {
    await this.registry.setReplicas({ runner: "measure", module, build, origins, failure: undefined });
  }

  /** Milliseconds since 1970 at which the registry was given it. */
  async publish(): Promise<number> {
    this.#sequence += 1;
    const snapshot = {
      schema: 1 as const,
      sequence: this.#sequence,
      issuedAt: new Date().toISOString(),
      trust: this.#trust,
      modules: this.#modules,
    };
    const envelope = signSnapshot(snapshot, this.#operator);
    const startedAt = Date.now();
    await this.registry.publishSnapshot({ sequence: this.#sequence, envelope }, entry);
    return startedAt;
  }
}

function sampleRecord(id: string, build: string): ReleaseRecord {
  const words = (text: string) => ({ ko: text, en: text });
  const folder = `/_assets/${id}/${build}`;
  const integrity = (file: string): string =>
    `sha384-${createHash("sha384").update(`${folder}/${file}`).digest("base64")}`;
  const files = ["list.css", "detail.css", "entry.js", "chunk.js", "icons.svg", "seal.png"];
  const page = { title: words("Page"), access: "public" as const, cache: { fresh: 60 } };
  const isShell = id === "shell";
  return parseReleaseRecord(
    {
      schema: 1,
      module: id,
      version: "1.0.0",
      build,
      manifest: {
        id,
        version: "1.0.0",
        name: words(id),
        owner: { department: words("Department"), telephone: "000-000-2050" },
        criticality: "reading",
        grade: 3,
        recovery: { time: 60, point: 0 },
        fallback: words("Not available for the moment."),
        pages: isShell
          ? {}
          : { list: { ...page, path: `/${id}`, query: ["page"] }, detail: { ...page, path: `/${id}/:item` } },
        ...(isShell ? {} : { api: { prefix: `/api/${id}`, query: ["limit"] } }),
      },
      server: { file: "server.js", integrity: integrity("server.js") },
      views: {
        list: {
          styles: [{ href: `${folder}/list.css`, integrity: integrity("list.css") }],
          interactive: false,
        },
      },
      assets: files.map((file) => ({
        path: `${folder}/${file}`,
        integrity: integrity(file),
        bytes: 1000,
        type: "text/css",
      })),
    },
    id,
  );
}
