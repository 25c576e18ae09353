import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { BuiltRelease } from "@madang/build/artifact";
import {
  moveSchema,
  releaseSummarySchema,
  statusSchema,
  trustPolicySchema,
  type Envelope,
  type Move,
  type ReleaseSummary,
  type Status,
  type TrustPolicy,
} from "@madang/releases";
import { z } from "zod";
import { askAdmin, type AdminAddress, type AdminRequest } from "../admin-request.ts";
import { supervisorErrors } from "../errors.ts";

type Request = Omit<AdminRequest, "signal">;

/** The admin API as a start uses it. Every call throws SUPERVISOR_ADMIN_AWAY and _ADMIN_REFUSED. */
export class LocalAdmin {
  readonly #admin: AdminAddress;
  readonly #signal: AbortSignal;

  constructor(admin: AdminAddress, signal: AbortSignal) {
    this.#admin = admin;
    this.#signal = signal;
  }

  /** Waits for an admin that is starting. Rejects with what it said last when its process has ended, or the time is up. */
  async whenThere({ isAlive, seconds }: { isAlive: () => boolean; seconds: number }): Promise<void> {
    for (const end = Date.now() + seconds * 1000; ;) {
      try {
        await this.status();
        return;
      } catch (error) {
        const isStarting = isAlive() && Date.now() < end && supervisorErrors.is(error, "ADMIN_AWAY");
        if (this.#signal.aborted || !isStarting) throw error;
        await sleep(30);
      }
    }
  }

  status(): Promise<Status> {
    return this.#get("/v1/status", statusSchema);
  }

  /** Of a portal that has none yet: nobody. */
  async trust(): Promise<TrustPolicy> {
    const request = { path: "/v1/trust", absent: [404, 409] };
    const text = await this.#ask(request);
    return text === undefined ? { teams: {} } : understood(request, text, trustPolicySchema);
  }

  async setTrust(policy: TrustPolicy): Promise<void> {
    await this.#ask({ method: "PUT", path: "/v1/trust", json: policy });
  }

  releases(module: string): Promise<ReleaseSummary[]> {
    return this.#get(`/v1/modules/${module}/releases`, z.array(releaseSummarySchema));
  }

  async addRelease(envelope: Envelope): Promise<void> {
    await this.#ask({ method: "POST", path: "/v1/releases", json: { envelope } });
  }

  /** Sends what the store does not have yet. */
  async sendFiles({ record, server, contract, assets }: BuiltRelease): Promise<void> {
    const files = [
      ...[server, ...(contract === undefined ? [] : [contract])].map((file) => ({
        path: `/v1/blobs/${file.digest}`,
        file,
      })),
      ...assets.map((file) => ({ path: `/v1/assets/${record.module}/${record.build}/${file.path}`, file })),
    ];
    for (const { path, file } of files) {
      if ((await this.#ask({ method: "HEAD", path, absent: [404] })) !== undefined) continue;
      const headers = { "content-type": "application/octet-stream", "madang-digest": file.digest };
      await this.#ask({ method: "PUT", path, headers, bytes: new Uint8Array(readFileSync(file.file)) });
    }
  }

  begin(module: string, build: string): Promise<Move> {
    const json = { to: "stable", build, by: "npm start" };
    return this.#parse({ method: "POST", path: `/v1/modules/${module}/moves`, json }, moveSchema);
  }

  /** Resolves when the move is over, whichever way. */
  async end(move: Move): Promise<Move> {
    let now = move;
    while (now.state === "waiting" || now.state === "guarding") {
      await sleep(50, undefined, { signal: this.#signal });
      now = await this.#get(`/v1/moves/${move.id}`, moveSchema);
    }
    return now;
  }

  #get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    return this.#parse({ path }, schema);
  }

  async #parse<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
    return understood(request, (await this.#ask(request)) ?? "", schema);
  }

  #ask(request: Request): Promise<string | undefined> {
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(30_000)]);
    return askAdmin(this.#admin, { ...request, signal });
  }
}

function understood<T extends z.ZodType>({ path }: Request, text: string, schema: T): z.output<T> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const reason = `its answer is not what was expected (${(error as Error).message})`;
    throw supervisorErrors.create("ADMIN_REFUSED", { path, reason }, error);
  }
}
