import { openAsBlob } from "node:fs";
import { MadangError } from "@madang/errors";
import {
  auditEntrySchema,
  envelopeSchema,
  moveSchema,
  previewLinkSchema,
  releaseSummarySchema,
  statusSchema,
  trustPolicySchema,
  type AuditEntry,
  type Envelope,
  type Move,
  type MoveRequest,
  type PreviewLink,
  type ReleaseSummary,
  type Status,
  type TrustPolicy,
} from "@madang/releases";
import { z } from "zod";
import { ask, fetchBytes, tell, type Asking } from "./admin-request.ts";

/** A file and what its bytes must be. */
export interface SentFile {
  readonly file: string;
  readonly digest: string;
  readonly bytes: number;
}

/** Bytes in the store: a blob by its digest, an asset by its address. */
export type StoredName = { readonly blob: string } | { readonly asset: string };

const envelopeAnswer = z.object({ envelope: envelopeSchema });

/** The admin API as the commands use it. Every method throws what `ask` does. */
export class AdminClient {
  readonly #asking: Asking;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  get url(): string {
    return this.#asking.portal.url;
  }

  has(name: StoredName): Promise<boolean> {
    return tell(this.#asking, { method: "HEAD", path: storePath(name) });
  }

  async put(name: StoredName, { file, digest, bytes }: SentFile): Promise<void> {
    await tell(this.#asking, {
      method: "PUT",
      path: storePath(name),
      body: await openAsBlob(file),
      headers: { "content-type": "application/octet-stream", "madang-digest": digest },
      seconds: secondsFor(bytes),
    });
  }

  read<T>(name: StoredName, bytes: number, take: (body: ReadableStream<Uint8Array>) => Promise<T>) {
    return fetchBytes(
      this.#asking,
      { method: "GET", path: storePath(name), seconds: secondsFor(bytes) },
      take,
    );
  }

  addRelease(envelope: Envelope): Promise<ReleaseSummary> {
    const request = { method: "POST", path: "/releases", json: { envelope } } as const;
    return ask(this.#asking, request, releaseSummarySchema);
  }

  releases(module: string): Promise<ReleaseSummary[]> {
    return this.#get(`/modules/${module}/releases`, z.array(releaseSummarySchema));
  }

  async envelope(module: string, build: string): Promise<Envelope> {
    const path = `/modules/${module}/releases/${encodeURIComponent(build)}`;
    return (await this.#get(path, envelopeAnswer)).envelope;
  }

  begin(module: string, move: MoveRequest): Promise<Move> {
    return ask(this.#asking, { method: "POST", path: `/modules/${module}/moves`, json: move }, moveSchema);
  }

  move(id: string): Promise<Move> {
    return this.#get(`/moves/${id}`, moveSchema);
  }

  preview(module: string, name: string, build: string): Promise<PreviewLink> {
    const path = `/modules/${module}/previews/${encodeURIComponent(name)}`;
    return ask(this.#asking, { method: "POST", path, json: { build } }, previewLinkSchema);
  }

  async endPreview(module: string, name: string): Promise<void> {
    const path = `/modules/${module}/previews/${encodeURIComponent(name)}`;
    await tell(this.#asking, { method: "DELETE", path });
  }

  status(module?: string): Promise<Status> {
    return this.#get(module === undefined ? "/status" : `/status?module=${module}`, statusSchema);
  }

  /** Of one module, or of the whole portal (operator). */
  history(module: string | undefined, limit: number): Promise<AuditEntry[]> {
    const place = module === undefined ? "/history" : `/modules/${module}/history`;
    return this.#get(`${place}?limit=${limit}`, z.array(auditEntrySchema));
  }

  /** A portal that has none yet trusts nobody. */
  async trust(): Promise<TrustPolicy> {
    try {
      return await this.#get("/trust", trustPolicySchema);
    } catch (error) {
      if (error instanceof MadangError && error.code === "ADMIN_NO_TRUST") return { teams: {} };
      throw error;
    }
  }

  async setTrust(policy: unknown): Promise<void> {
    await tell(this.#asking, { method: "PUT", path: "/trust", json: policy });
  }

  #get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    return ask(this.#asking, { method: "GET", path }, schema);
  }
}

function storePath(name: StoredName): string {
  if ("blob" in name) return `/blobs/${name.blob}`;
  return `/assets/${name.asset.split("/").map(encodeURIComponent).join("/")}`;
}

/** A line of a hundred kilobytes a second is slow but not away. */
function secondsFor(bytes: number): number {
  return 30 + Math.ceil(bytes / 100_000);
}
